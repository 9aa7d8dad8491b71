/**
 * Given names that people write without capitals, without accents, from the countries that most newcomers to Canada come from
 * and from Canada itself. Written for this purpose; a name that is also a word (grace, rose, mark, pierre) is in `alsoWords`.
 */
const unmistakable = `
aaron abdel abdelkader abdou abdoulaye abdul abdullah abebe abigail abraham adam adama adel adele adeola adewale adrian adriana adrien
adrienne agathe agnes ahmad ahmed aicha aisha aissatou ajay akash alain alan alassane albert alberto alejandra alejandro alessandro
alexander alexandra alexandre alexei alexis alfonso alfred alfredo ali alice alicia alina aliou alison allan alvaro amadou amanda
amandeep amanpreet amar amara amelia amelie amina aminata amine amir amira amit amrit ana anais anastasia anatole anders andre andrea
andreas andreea andrei andrew andrey andrzej angela angelica angelina anil anita anjali ankit ann anna anne annette annie anthony
antoine anton antonin antonio anuja apolline arash archibald ariane arianne arjun arlette armand armando armelle arnaud arthur arturo
asha ashok asif astrid audrey auguste augustin augustine aurelie aurelien awa axelle ayaan ayesha ayman aziz babak baljit baptiste
barnabe barthelemy bastien beatrice beatriz belen benedicte benjamin benoit bernadette bernard bertrand bhavesh bianca bilal binta
blaise bogdan boris boubacar brandon brenda brian brigitte bronwyn bruno camila camille capucine carl carla carlos carmen carole
carolina caroline cassandra cassandre catalina catarina catherine cecile cedric celestine celia celine cesar chantal charles charlotte
cheikh chidi chinedu chioma chloe chris christelle christian christina christine christophe christopher chukwu cindy clara claude
claudette claudia claudine clement cleo colette constantin coralie corinne craig cristian cristina cynthia cyprien cyrille daisuke
dalia damien damienne daniel daniela danielle danilo dariusz darya david deborah deepak delphine denis denise derek desiree diana
didier diego dimitri dina dinesh diogo djamila dmitri dmitry dominique donald dong doris dorothee dorothy duc dylan edgar edith edmee
edmond edouard eduardo edward edwige ekaterina elena eleni eliane elias elif elisabeth elise elizabeth ella ellen elodie eloise elsa
emeka emeline emile emilia emilie emilien emilienne emily emma emmanuel emmanuelle enrique eric erica erika ernest ernestine ernesto
esteban estelle esther etienne eugene eugenie eva evelyn evgeny fabien fabienne fabio fabrice fadi faisal farah farid farida farzaneh
fatema fatima fatimah fatma fatou fatoumata federico felicien felipe felix ferdinand fernand fernanda fernande fernando fiona flavien
florent florian francesca francesco francine francis francisco franck francois francoise fred frederic frederick frederique gabin
gabriel gabriela gabrielle gaelle gaetan gaston gaurav gauthier gautier genevieve george georges georgette gerald gerard germain
germaine ghislain ghislaine gilbert gilles gina ginette giovanni girish gisele giulia gloria gontran gonzalo gordon graham gratien
gratienne greg gregory guadalupe guillaume gulnara gurpreet gustave gustavo habib hadi hadja hafsa hajar hamid hamza hana hanna hannah
hans hardeep harjit harold harpreet harry hassan hassane heather hector helen helena helene henri henry hicham hilaire hippolyte
hiroshi hortense houda hugo huguette hui hussain hussein hyacinthe ian ibrahim ibrahima idriss ifeoma igor ilya imane imran ines ingrid
inna irene irina isaac isabeau isabel isabella isabelle isidore ismael issa ivan ivana jack jackie jacob jacqueline jacques jaime jamal
james jamila jana jane janet jasmin jasmine jaspreet javier jay jayesh jean jeanne jeannette jeff jeffrey jennifer jeremy jerome
jessica jesus jihane jimmy jin joachim joan joanna joanne joannie joao jocelyn jocelyne joel joelle johan johanna john johnny jonas
jonathan jorge jose josee joseph josephine josette joshua josiane joyce juan juana judith julia julian juliana julie julien julienne
juliette julio julius justin justine kamal karan karen karim karima karina karine karl karyne katarzyna kate katherine kathleen kathy
katia kavita kelly kemi kenji kenneth kevin khadija khaled khalid kim kiran koffi kofi krishna krzysztof kumar kwame kyle laetitia
laila lambert lamine lars latifa laura laurence laurene laurent laurette laurie lea leila lena leo leon leonard leonardo leonie leonore
leontine leopold leopoldine leslie leticia liam lidia lila lilia lilian liliana linda ling lionel lionelle lisa lise liu liz lorena
lorenzo lorraine louis louise louison luc luca lucas lucette lucia lucie lucien lucienne lucy ludovic luis luisa lukas lukasz luke luz
lydia lynn maciej madeleine madeline madison maelle maelys maeva magali magdalena mahmoud maimouna malik malika mamadou mandeep manjit
manoj manon manpreet manuel manuela marc marceau marcel marcela marcelle marcellin marcelo marcia marco marcos marcus margaret
margarita margaux maria mariam mariama marian mariana marie marielle marilyn marina marinette mario marion marisol marius marjolaine
marjorie marta martha martin martine marwa mary maryam maryline maryse masha mateo mathieu mathilde mathis matteo matthew matthias
matthieu maud maude maurane maurice mauricio maxence maxime maximilien maya megan mehdi mehmet mei melanie melissa melodie mercedes
meriem mia michael michel michele michelle miguel mihai mike mikhail milan mina minh mireille miriam mirjana mohamad mohamed mohammad
mohammed mohan mohsen moises mona monica monika monique morgane mounir moussa moustapha muhammad mukesh murielle mustafa mustapha
mylene myriam nabil nadege nadia nadine naima nancy naomi naomie natalia natalie natasha nathalie nathan nathanael navdeep navneet neha
nelson ngozi nicholas nicolas nicole nicolette nikhil nikolai nina nisha noah noelie noelle noemi noemie nora norma nour oceane octave
octavie odette odile olena olga oliver olivia olivier oluwaseun omar ophelie oriane oscar osman oumar ousmane oxana pablo pamela paola
parisa pascal pascale pascaline patricia patrick patrizia paul paula paulette pauline paulo pavel pawel pedro perrine peter petra petru
philibert philip philippe philippine philomene pierrette piotr pooja prabhjot pradeep prakash pranav priya priyanka qing quentin rachel
rachelle rachid radu rafael rafaela raghav rahim rahul rainer raj rajesh rajinder rajiv rakesh ralph ramesh ramon ramona rana rania
raoul raphael raphaelle raquel rashid raul ravi raymond raymonde rebecca reda reginald regine regis rejean rejeanne remi remy renata
renato renaud rene renee reza ricardo richard rita robert roberta roberto roch rodolphe rodrigo rodrigue roger rogier rohan rohit
roland rolando romane ronald rosa rosalie rosario roseline roselyne rosemarie rosine roxana roxane roxanne ruben rupinder russell ruth
ryan sabine sabrina saeed saida salah salim salima salma salvador sam samantha samer samia samir samira samuel sandeep sandra sandrine
sandy sanjay santiago sara sarah sasha saurabh scott sean sebastian sebastien serge sergei sergey sergio severine shabnam shan shankar
sharon shauna sheila shirin shirley shreya sidonie sidra silvia simeon simon simona simone simran sina siobhan sixtine solange solene
sonia sophia sophie sorin souad soumaya stanislav steeve stefan stefania stefano stella stephane stephanie stephen steve steven suad
sukhdeep sukhwinder suleiman sunil sunita suresh susan susana suzanne suzette svetlana sylvain sylvette sylvia sylvie tamara tanguy
tania tanya tarek tariq tatiana tatyana teresa tetiana thanh theo theodor theodora theodore theophile theresa therese thibault thibaut
thierry thomas tiago tim timothee timothy tiphaine tiphanie tomas tomasz toni tracy tristan tuan uchenna ugo ulysse umar ursule usman
vadim valentin valentina valere valerie valery vanessa varun vera veronica veronick veronique vianney vicente victor victorien vijay
vikram vincent vinod virgile virginie vishal vivek vivian viviane vivienne vladimir volodymyr walid walter wei wendy wilfrid wilfried
william wojciech xavier xin yacine yael yan yann yannic yannick yannis yasmin yasmine yasser ying yoann yohan yohann yolanda yolande
yosef youcef youssef yu yuan yuki yulia yuri yusuf yvan yves yvette yvon yvonne zacharie zahra zainab zeinab zeynep zhang zhi zineb zoe
zoran
`;

/** Given names that are words of a sentence too: only another name after them shows which they are. */
const alsoWords = `
abel aimee alma angel angelique april aurore autumn bella bill blanche blessing brice chance charity cheng claire clemence comfort
constance dawn desire destiny dieudonne divine faith favour felicite fleur florence fortune franc frank georgia gift glory grace
gracious guy harsh hope innocent jade jan jewel joy june juste kamil ken lee long lourdes marguerite marine mark may merci mercy min
miracle misty noel normand normande parfait pat patience pierre placide precious prince prosper prudence ray reine rob robin romain
roman rose ruby said sky slim sofia soleil son song summer sunny thi urbain victoire victoria violet violette virginia virtue will wong
yang
`;

const toSet = (names: string): ReadonlySet<string> => new Set(names.trim().split(/\s+/));
const names = { unmistakable: toSet(unmistakable), alsoWords: toSet(alsoWords) };

/** What a word in lower case is, without its accents; a name with a hyphen is what its parts are. */
export function givenNameKind(word: string): "name" | "name or word" | null {
  const plain = word.normalize("NFD").replaceAll(/\p{M}/gu, "");
  const parts = plain.split("-");
  if (parts.some((part) => names.unmistakable.has(part))) return "name";
  return parts.some((part) => names.alsoWords.has(part)) ? "name or word" : null;
}
