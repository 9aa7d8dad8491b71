/**
 * French words that are in no name: those of two pages of the guide or more, and what people say of themselves. Words that
 * ordinary-words.ts knows by their ends are left out.
 */
export const frenchWords = `
à abandonner abord absenter acadien accélère accélérer acceptait accepte accepter acceptez accès accompagne accompagner accord accorder
accueil accueillante accueillantes accueille achat achats acheter achetez acte actes actuel actuels additionnels additionner adhérer
admettre admis admissibles admission admissions adresse adresser adresses adulte adultes aérien aéroport aéroports affaiblies affichait
affiche affidavit afin africain âge agente âges agissez agit agricole agriculture ai aidant aidante aide aider aides ailleurs ainsi ait
ajoute ajouter ajoutez albertaine alcool alerte alertes algérien allemand aller allez alors ambassade amende amener américain
américaine américaines américains ami amie analyse ancêtre ancien ancienne anciennes anciens anglais anglaise anglaises animal année
annonce annoncer annuel annuelles annule annuler ans antérieur antérieure antérieures antérieurs antifraude août apatride appareil
appel appeler appelez appelle appels appoint apporter apportez apprendre apprenez apprentissage approche appui appuie appuyer après
arabe architecture arme armes arrêt arrête arrêter arrivants arrive arrivée arriver arrivera arrivez art article artistes asile assez
assis assise assureur assureurs atteindre atteint attend attendez attendre attente attentes au aucun aucune augmenter aujourd'hui
auprès aurez aussi aussitôt autant auto autobus autochtone autochtones automne automobile automobiles autonome autonomes autorise
autour autre autres aux avait avancer avant avantage avec avertissez avez aviez avion avions avis avocat avocate avoir avril ayez
baccalauréat bail baisse bank banque banques barème bas base basse bassin bateau beau beaucoup belge belle benefits bénévolat béninois
besoin besoins bibliothèque bibliothèques bien biens bientôt bilingues billet billets biometrics biométriques blanc blessure blessures
bloque bloquer bois bon bonjour bonne bonnes bons bord bottes boucherie bout bref brésilien budget bulletin bulletins bureau burkinabé
ca ça cacher cachez caisses calcul calendrier calme caméra camerounais camion camionnage campus canada canadien canadiennes canadiens
candidats candidatures cannabis capable capitale car cards carnet carte cartes cas casier catégorie catégories catholiques cause ce
ceci cela celle celles celui centaines centre centres cérémonie ceremony certain certaine certaines certains certificat certificats
certitude ces cesser cessez cet cette ceux chacun chacune chaîne chambre chances change changer changez chapitre chaque charge chargeur
chat chaud chauds chauffage chauffeur chef chemin chèque chèques cher cherche chercher cherchez chers chez chien chiens chiffre
chiffres chinois choisie choisies choisissez choisit choix chose choses chute cinéma cinq cinquième citoyen citoyenne citoyennes
citoyens civil civile clair classe clientèle climat cliniques code collège collèges collégial colonne combien commander comme commencer
commencez comment commerce commerces commercial commise commun commune compagnie compagnies compare comparer comparez compétences
complet complète compléter complètes complexes composer composez compréhension comprend comprendre comprenez compris comprises
comptable comptait compte compter comptes comptez concerne conclut conduire conduisez conduite confirme confirmer confirmez confond
confondre congolais conjoint conjointe conjoints conjugale connaissez connaît connaître connexion connu connue connues conseil
conseille conseiller conseils conservez considère consignes consulat consultants consulter consultez continuez contrat contrats contre
contrôle convoque copie copier copies correspond correspondante corriger costs côte côté couleur coup couper coupez couple couples cour
courant courante courantes courants courriel courriels courrier cours court courte courtes courts cousin cousine coût coûte coûter
coûts couvert couvertes couverture couvre craignez crainte credentials crédit créer créez crime crimes criminel criminels crise critère
croire croyez cruels cryptomonnaie cuisine culte culture cultures curieux cusma cœur d'abord d'accord d'origine dame danger dangereux
dangers dans date dater dates davantage de débit debout début décembre décennies décès décide décider décision décisions déclarer
déclarez décrit déçu déçue dehors déjà délai délais délivre délivrer demain demande demander demandes demandeur demandeuse demandez
démarche démarches démarrage déménager déménagez démontrer départ dépasse dépasser dépend dépenser dépenses dépose déposer dépôt dépôts
depuis dernier dernière dernières derniers derrière des dès descendre désigner désolé désolée détail détails détermine détresse
détruire dettes deux deuxième devait devant devenu devenue déverrouillage devez deviez deviner devrait devrez devriez différent
différentes difficile difficiles digitales diplôme diplômes dire direct directe dirige dirigeront discuter dispense dispose disposez
distances distincte district districts dit dites divorce divorcé dix docteur doctorat dois doit dollars domaine domaines domicile
dommages donc donnait donne donner donnez dont dormez dossier dossiers douane double doute doutes doux drogue droit droits drôle du dû
dur durant dure durer eau écart échange échanger échappe échec échouer école écoles économies écoute écouter écran écrire écrit écrite
écriture écrivez effacer effacez effet effets électorale élèves elle elles embaucher empêche empêcher emploi emplois employé employeur
employeurs emportez empreintes emprunter en enceinte encore endroit endroits enfant enfants enfin enquête enseigne ensemble ensuite
entend entendre entente ententes entier entraîne entraîner entre entrepreneures entrepreneuriat entrepreneurs entreprise entreprises
entrer entrevue entrevues entrez énumère enverra envers environ envoi envoie envoyer envoyez épargne épicerie épouse époux équipe
équivalences er erreur erreurs espagnol espèces espérer espionnage essai essais essayer essayez essentiel essentiels est et établissez
était étape étapes état êtes étiez étranger étrangère étrangers être étude études étudiantes étudiants étudie étudier eu européen eus
eux évalue évaluer évidente évite éviter exact exacte exacts examen examens examinateurs examine examiner excellent exclu exclus
exclusion exclut exemple exemples exercer exercice exige exigeait exigences exiger exigez expédier expire expirer expliquer expliquez
express expression expulsion facile façon façons facture facturer factures faible faibles faillite faire faisait fait faite faites
faits familial familiale famille familles faudra fausse fausses faut faute faux favorise fédéral fédérale fédérales femme fenêtre ferme
fermer fermes fermeture fermez feu feuillets feux février fiables fiche fichier fier fière figure figurer file fille fils fin final
finale finit fins fiscal fixe fois fonctionne fonds font for force forcer forêt forfait format forme formez formule fort fou fournissez
foyers fr frais français française françaises franchise francophone francophones fransaskoise frapper fraude fraudes fraudeurs
fréquentes frère frères froid froids frontalier frontaliers fui futur gabonais gagner gants garanti garantie garantit garde garder
garderie garderies gardez gaz gc général générale générales génie genre gens gère gestes glace global grade grand grande grandes grands
gratuit gratuite gratuites gratuits grave graves grille gros grossesse groupe groupes guerre guichet guides guinéen habile habite
habiter habitez habitude habituel habituelles habituels haïtien handicap hausse hausses haut heure heures heureuse heureux hier
histoire histoires hiver hivers homard homme honnête hôpital hors hôtel hôtellerie huit humanitarian ici ignore ignorer ignorez il île
illégal ils image immédiat immersion immeuble immeubles immigrantes immigrants immigrate immigrer impact importe imposables impose
impossibles impôt impôts incomplet incomplète inconnue indien indiquer inexacte infectieuses infirmier infirmière infirmiers ingénieur
inquiet inquiète inscrire inscrit inscrite inscrites inscrivez installer installez interdire interdit interdits intéresse intérêt
intérêts intérieur internationale interprète interroger inutile invite iranien issu issue italien ivoirien j'ai j'habite jamais janvier
je jeune jeunes jeunesse joignez joindre jour jours juge juger juillet juin juste kmaw l'heure la là lacs laisse laissé laisser laissez
lampe lancer lanceront language langue langues le lecture légal légale lendemain lent lequel les lesquels lettre lettres leur leurs
libanais libre lie lien liens lieu lieux ligne lignes limite limites limitez lire lisez lisibles listes lit livres local locale locales
loger logiciels loi loin lois long longs longtemps longue longues lors louer loyer loyers lu lui lundi lunettes ma magasins mai maillon
mains maintenant maintenu mais maison maisons maîtrise majeur majeure mal malade maladie maladies malgache malgré malhonnêtes malien
maltraite maman manquants manque manquer manquez marchandises marche mardi marge mari mariage marié mariée marier marocain marque mars
matériel mathématiques matin mauvais maximale maximum mazout md me médecin médecine médecins médicale médicales meilleures meilleurs
membre membres même mêmes mémoire menace ménage ménagers mène mener mensuel mensuels mentale mer merci mère mes mesdames message
messager messages messieurs mesure mesures métier métiers mettez mettre meubles mexicain mieux milieu milliers mines mineur mineure
mineurs minimal minimales minimum minimums ministère minutes mis mise mixte modèle modèles modeste moi moins mois mon monde
monoparentale montagne montants monter montre montrer montrez mort mot mots moyen moyenne moyennes moyens multiculturel multiples mur
n'ai n'est naissances nationale ne né née neige neuf neveu ni nièce niveau nom nombre nombreuses nomme nommé nommer noms non nord
normal norme normes nos note notes notez notre nourriture nous nouveau nouvel nouvelle nouvelles novembre nuire nuit nul nulle numéro
numéros objet obligatoire oblige obligeait obstacle obtenez obtenu obtenue occupe occuper octobre offert offerte office officiel
officielles officiels offre offres omettre on oncle onglet ont ontarien opinion opinions oral orale ordinateurs ordonner ordre org
organisme organismes originaire original origine ou où oublier ouest oui outil outils ouvert ouvertes ouverts ouverture ouvrables ouvre
ouvrez page pages paie panne papa papier papiers par paraît paraître parce parcours pardon pareil parent parental parents parfois parle
parler parlez parmi parole parrain parrainage parrainages parraine parrainer parrainez part partez parti participante participe
particuliers partie partiel parties partout pas passage passe passé passeport passeports passer passez passport patron pause pauses
pauvre payer payez pays pêche peine pendant penser pensez pension pensions perd perdez perdre perdu perdue perdus père période périodes
permanente permet permettre permis permise permises personne personnel personnels personnes perte petit petite petites petits pétrole
peu peuples peur peut peut-être pharmacie photo photos pièce pièces pièges pilote pilotes place places plafond plaider plainte plaintes
plan plantes plein pluie plupart plus plusieurs plutôt pneus poche point points poisson police policier politesse politiques port
portail porte portefeuille porter portes portez portugais pose poser posez possibles postale postdiplôme poste poster postérieure
postes postuler pour pourquoi pourrait pourrez pourriez poursuit pouvait pouvez préavis précédente précis prédire préférez premier
première premières premiers prend prendre prenez prépare préparer préparez près prescrit présente présenter présentez presque presse
prêt prête prétend prêter prêtez prêts preuve preuves prévenez prévoit prévoyait prévoyez prévu prévue prévues prévus prime principal
principale principales printemps pris prise prison prix problème problèmes procédure procès processus prochain prochaine proche proches
produire produisez produit produits profession professionnel professionnelles professions profil profils programme programmes
programmeur projet projets prolonge prolonger prolongez promesse promesses promet promettez promettre promis propose propre propres
protège protéger prouve prouver prouvez province provinces provincial provinciale provinciales pu publics publie publiques puis purgez
quand quartier quartiers quasi quatre que québécois quel quelle quelles quelqu'un quelque quelques quels question qui quiconque quitter
quittez quoi quota raccrocher raccrochez race racines rage raison raisons rapide rapport rapporte rapports rare rares rassembler
rassemblez récent récente recevez rechange recherche réclame réclamer reçoit recommande recommander reconnaît reconnaître reconnu
reconnue reconnus recours recruteurs reçu reçue reçues récupérer reçus réduire réduit réel réelles réexamen références refuge réfugié
réfugiée refus refuse refuser refusez regarder regardez régies régime régimes région régional régions registre registry règle règles
réintégrer relatives relève relever relie religion rembourse rembourser remet remettez remettre remonte remplace remplacer remplie
remplissez remplit rencontre rencontres rencontrez rend rendre rendu renouveler renouvelez renseigner rentrer renvoi renvoie renvoyer
renvoyez réouverture repas répertoire répète répond répondante répondez répondre réponse réponses reprend reprendre représentants
représente représenter reprise répudier requis réseau réserver réserves réservez résident résidente résidentes respect respecte
respecter respectez ressources reste resté rester resterez restez résultat résultats retard retarder retenues retirer retour retourne
retourner retournez retrait retraité retraitée retrouver réunissez réunit réussi réussissez réussit réussite revenu revenus révision
rien risque risques risquez rivières rôle rompt ronde rondes rouge roumain route routes royale rue rural russe sa sac sain saisie
saison saisonnier sait salle sans satisfait sauf scams scène schools sciences se sec second seconde secours secret secteurs sein séjour
séjours sélectionne selon semaine semaines semblables semble sénégalais sens septembre sera serait série serrures sert servi service
services ses session seuil seul seule seulement sexe sexuelles si sien signaler signalez signature signe signer signes signez signifie
simple simples sincère sinon site sites six social sociale soeur soi soigne soins soit solde somme son sont sort sorte sortes soudeur
soulève soumettez soumis souplesse source sources soutien souvent spécial spéciale spécialistes sport stage stages statut statuts
strictes subi succursale sud suffire suffisante suffit suicide suis suisse suit suite suivantes suivants suivez suivi suivie suivis
suivre sujet sujets supérieur supérieure supervision sur sûr sûre surpris sûrs surtout surveillez suspend suspendu suspendus suspension
svp syrien système sœur sœurs ta tabac tableau tâche tâches taille tampon tanné tannée tant tante tard tarder taxe taxes te technicien
technologie technologies tel téléphone téléphones téléphonie télétravail téléversez témoin tempête tempêtes temporaire temps tenu tenue
terme termine terre terres terrestre territoire territoires territorial terrorisme test tests texte textez texto tiers titre titres
togolais toi toit tombe ton tort torture tôt total touche toucher touchez toujours tour tourisme tourner tous tout toute toutefois
toutes trace traduire traduit traduite trahison train traite traiter trajet trajets tranche transitoire transmettre transport travail
travaille travailler travaillerez travailleur travailleurs travailleuse travailleuses travaillez traversez traversier très tribunal
triste tristesse trois troisième trop trousse trouve trouver trouvez tu tunisien turc types ukrainien un une union universel urgences
urgent usage usines utile utiles utilise utiliser utilisez va vacances vaccin vais valait valeur valeurs valide valides varie vaste
vaut vécu véhicule véhicules veille vend vendre vendu venez vente ventes venteux venu venue venus verbal vérifie vérifier vérifiez vers
verser version verte vertu veuf veut veuve viande victime victimes vide vidéo vie vieille vieilles vieillesse vient vieux vigueur ville
villes vis visa visage visait visas vise visit visite visiter visites visiteur visiteurs visiteuses visitez vit vite vivez vivre
vivront voici voie voies voilà voir voisin voit voiture voix vol volet volets voleur vols vont vos vote votre vôtre vôtres voulez
voulues vous voyage voyager voyages voyez vrai vraie vraies vraiment vu vue vulnérables vus winter y zéro œuvre
`;
