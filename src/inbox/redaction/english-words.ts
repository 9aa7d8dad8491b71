/**
 * English words that are in no name: those of two pages of the guide or more, and what people say of themselves. Words that
 * ordinary-words.ts knows by their ends are left out.
 */
export const englishWords = `
a able about above abroad abuse abuses acadien accept accepts access account accounts accueil across act acts ad add address addresses
adds admit ads adult adults advice advise adviser advises affect affidavit afraid african after again against age agency ages ago agree
ahead aid aim aircraft airline airport airports albertaine alcohol alert all allow allowed allows almost alone along already also
although always am ambulances american among amount amounts an analysts ancestor and another answer answers any anyone anyway anywhere
apart app appeal appear appears applicant applicants applied applies approval approves arab architects are area areas around arrest
arrival arrivals arrives art artificial as asian aside ask asking asks asylum at attend attendants aunt australian authorities
automatic automobile available average averages avoid aware away baby back background bad bag ban bank bankrupt banks bars base based
basic be became because become becomes been before began begin begins behind being believe belong belongs below benefit benefits beside
besides best better between beyond big bills bind biometrics birth birthday births blank block board boards boat bodies body book books
boots border born borrow boss both boyfriend branch brazilian break breaks bright british broke brother brothers browser budget build
built bus buses busy but butchers buy by bye ca calculator calendar call calls came camera campus can canada canadian canadiens cancel
candidates cannabis cannot cap capital card cards care caregiver carries carry cars case cases cash catch categories category cats
cause cellphone census centre centres ceremony certificate certificates chain chances change changes chapter charge charger charges
cheap cheaper check checks chef cheque cheques child children chinese choice choices choose chooses chosen cities citizen citizens
citizenships claim claimants claims class classes clean clear client clinic clinics clock close closure clothes coast code cold colder
collect collects college colleges colombian colour column come comes committee common communities companies company compare compares
compassionate compete complain complaint complaints complete complex compulsory computer computers concern concerns confirm confirms
confused consulate consultants contact contract contracts control cook copies copy correct cost costs could counsellor count countries
country counts couple couples courier course courses court courts cousin cover coverage covers create credential credentials credit
crime crimes criminal crisis cross cruel cryptocurrency cuban cultural culture cultures curious current currently cusma custody
customer customs cut dad damage damp danger dangers data date dates daughter day daylight days daytime dead deadline deadlines deal
deals death debit debt debts decades decide decides decision decisions declare decline deep degree delay delays delete demand dental
departure depend dependent depends deposit deposits describe describes desk details device did differ different differs digital digits
diploma diplomas direct directory disabled disagree diseases dishonest dispute distress districts divide divorce do doctor doctoral
doctors does dogs doing dollars domestic done door doors down draw draws driver drug drugs dry dual due during dutch duties duty each
eager earlier early earns easier easy economic economy educated educational effect egyptian eight either elder electric electricians
electronic eligible else elsewhere email emails embassy emergencies emergency employ employee employees employer employers empty end
ends engine engineer engineers enough enrol enter entrepreneur entrepreneurs entry equal equals error errors estimate estimates
european even ever every everyday everyone everywhere evict ex exact exam example examples exams except exchange exclusion exempt
expect expecting expects expire expires expiry explain explains expression expressions extend extension extra extremely eye face fact
factor facts fail fails fake fall false families family far farm farmer farms fast faster father fault favours fear fed federal fee
feel fees ferries few fewer fiance fiancee field fields figure figures file files filipina filipino fill fills film final financial
find finds fine fines fingerprints finish fire firearms first fish fit fits fix flight flights floods follow follows food for force
forces foreign foreman forestry forever form format former forms forward found four française francophone francophones fransaskoise
fraud free french fresh friend friends from front fuel full fund funds furniture further future gain gains games gap gateways gather
gave gc gender general generic genuine german get gets getting ghanaian girlfriend given gives glad glasses go goal goes going gone
good goods got grad grade graduate graduates grandchild grandmother great greek green grid ground grounds group groups guarantee
guarantees guarantor guardian guest guests guide guides guilty guys habits had haitian half hand handguns handle handles hands hang
happens happy hard harder harm has have having he health healthy hear hears heart heat heater held hello help helper helping helps her
here hey hi hid hidden hide high higher highest him hire his history hit hold holder holders holds holiday home homeland homeless homes
honest hoping hospital hospitals host hot hotel hotels hour hours house household how however human humanitarian hundred hundreds hurt
hurts husband i ice idea if ill illegal illnesses immersion immigrant immigrants immigrate impact import in include includes income
incomes incomplete increase increases independent indian initials injury inside instead insurer insurers intake intakes intend interest
interested interests international internet interpreter interpreters interview interviews into investor invite invites invoices iranian
iraqi irish is island israeli it italian item items its itself jamaican japanese job jobs join joint judge just keen keep keeps kept
key keys kid kind kindergarten kinds kit knives know knowledge known knows korean labour lack lakes land landed landlord language
languages langue lapse large larger largest last lasts late later law laws lawyer lawyers lead leads learn lease leases least leave
leaves lebanese left legal legislature length less let lets letter letterhead letters level levels libraries library licences lies life
light lights like limit limits line lines link links listen little live lives living loan loans lobster local locks long longer longest
look looking looks lose loss lost lot lots low lower lowers lowest mad made mail mails main mainland major make makes maladie man
managers manual many map margin market marriage married marry match matter matters maximum may md me meals mean means measure meat
mechanic medical medicine medicines meet member members memory men mental mentors message messages met mexican middle mild military
mines minimum ministry minor minutes missing mistake mistakes model modest mom money month months more moroccan most mother mountain
move moved moves moving much multiple mum must my name names national near nearest nearly necessary need needs neighbour neighbours
neither nepali nephew network never new newcomer newcomers newer newest next niece nigerian night no nobody nominate nominee nominees
non none nor north northern not note notes nothing notice notices now nowhere number numbers nurse nurses oath ocean of off offences
offer offers office officer officers offices official often oil ok okay old older oldest on once one ones online only open opens
operator opinion or oral order orders ordinary org origin original originally originals other others our out outlast outside over
overview owe own owner page pages paid pakistani panel paper papers paperwork pardon parent parental parole part partner partners parts
pass passes passport passports passwords past path pathways pause pay penalty pension pensions people peoples per period permission
permit permits person personal persons peruvian pets phd phone phones photo photos picks picture piece pieces pilot pilots place places
plan plane plans plants plead please point points police policy polish pool pools poor port portal ports portuguese post power pr
practice practise pregnancy pregnant premium prepaid prepare preschool present press pressure pretty previous price prices print prior
priorities prison private problem problems process profession professional professionals professions profile profiles program programs
promise promises proof proofs property protect protects proud prove proves providers province provinces provincial public publishes
punish put puts qualifies qualify queue quick quite quota rabies race rail rain raise raised raises ran rank ranks rate rates rather
reach reaches read reads ready real really reason reasons receipt receipts receives recognizes record records recruiter recruiters
references refugee refugees refund refunds refusal refusals refuse refuses regarding regards region regional regions register regret
regular regulator related relatives religion remember removal remove renew renewal renounce rental renter reopen repairs repay repeats
replace replaces report reports representatives request requests require requires reset residency resident respect responsibilities
rest restaurants restore rests result results resume retail retired return returns review reviews right rights rise risk risks rivers
road roads room rooms roots round rounds route routes row rule rules run runs rural russian sad safe safer safety said sailor sale
sales same save say says scale scam scams scan scarce school schools score scores scottish screen screens sea search season seasonal
seat second secondary secret sector sectors security see seeing seems seen sees seizure selects self sell sells send sends senior
seniors sent separate serial serve serves service services session set sets settle settles several sex sexual share she shelter
shelters shifts shop shops short shorten shorter should show shown shows sick side sides sign signature signs similar simpler simplest
since sincerely single sink sister sisters site sites six size skill skilled skills skip sleep slips slow small smaller smoke snow
snowy so social software sold somali some someone something sometimes son soon sooner sorry sorts source sources south space spanish
spare speak speakers special speech spend spoken sponsor sponsors sponsorships sport sports spot spouse spouses staff stage stages
stamp standard standards stands start starts state status stay stays step steps still stolen stop stops store storms story straight
stranger stream streams street strength strict stricter strong stub stubs stuck student studies study subjects submit such suicide
suits sum summaries summary summers sun super supervisor supervisors supplies support supports supposed sure surgery surprised
survivors suspends suspension sworn syrian system systems tab tables take taken takes talk task tasks taught tax taxes teach teacher
teachers teaches tech technology tell tells temporary ten tenancy tenants term territorial territories territory terrorism test tests
text than thank thankful thanks that the theft their them themselves then there these they think third this those though thousands
threat threaten threatens three through ticket tickets tie ties til till time times tip tired tires title titles to tobacco today
together told tomorrow tonight too took tool tools top torture total touch tourism toward town towns trace track trade trader trades
train trains transcript transcripts transfer transit translator transport traps travel treason treat treats treaty trial tribunal trip
trips trouble truck true trust truth try trying tunisian turkish turn turns twice two type ukrainian unable unbroken uncle under
understand unemployed unhappy union unions universal universities unmet unpaid unsure until unusual up update updates upload upper
upset us use used useful uses using usual usually vaccine valid value values vary venezuelan version very via victim victims video
vietnamese views visa visas visit visitor visitors visits voice volunteer vote vs wage wages wait waiting waits walk wall want wants
war warm was watch water way ways we weak wear web webcam website week weekdays weekend weeks weighs welcome welder well went were west
wet what whatever when where wherever whether which whichever while who whole whom whose why wider widow wife wildfire will willing
wind window windows windy winter winters wish with withdraw within without woman wondering wood word words work worker workers works
world worried worries worse worst worth would write writes written wrong wrote year years yes yet you young younger your yours yourself
youth zero
`;
