/** The commonest words of languages in Latin script, those without which hardly a paragraph is written. */
const WORDS: Readonly<Record<string, string>> = {
  en: "the of and to in a is that for it as was with be by on not he his but at are this have from or had an they which one you were her all she there would their we him been has when who will no more if out so said what up its about into than them can only other",
  de: "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor zur bis mehr durch man sein wurde sei",
  fr: "de la le et les des en un une du que est dans qui par pour au il sur ne se pas plus ce sont avec son ses aux mais ou on elle été cette leur comme à d l qu n s c deux sa nous tout fait être même y",
  es: "de la que el en y a los se del las un por con no una su para es al lo como más o pero sus le ha me si sin sobre este ya entre cuando todo esta ser son dos también fue había era muy años hasta desde",
  it: "di e che la il un a è per in una sono non con si da come le dei nel del alla più al o ha delle della i gli lo anche ma dal nella se ci questo dell l suo sua stato essere hanno tra fu due",
  pt: "de a que o e do da em um para com não uma os no se na por mais as dos como mas ao ele das à seu sua ou quando muito nos já eu também só pelo pela até isso ela entre depois sem mesmo aos foi são",
  nl: "de en van het een in is dat op te zijn met voor niet die aan er om ook als bij maar door was uit naar dan worden heeft over tot nog ze wordt of hij deze hebben werd meer geen kan al ik we zich",
  sv: "och i att det som en på är av för med den till inte har de ett om var men sig så från vi kan han eller nu när skulle hade vid efter under också mot över alla sin där hon mycket blir",
  da: "og i at det er en til af på for med den de som ikke der har et var om men fra ved sig han kan så efter blev havde også vi eller skal over hun mod være ud når mere meget",
  no: "og i det er på som en til å for med av at den har de ikke et var om men fra seg han kan så etter ble hadde også vi eller skal over hun mot være ut når mer mye",
  fi: "ja on ei että se oli hän mutta ovat kun niin myös jos kuin joka mitä tai sen jo vain nyt sitä ole mukaan jonka vuoden olisi kanssa voi jälkeen kuitenkin noin sekä ollut vielä",
  pl: "i w na z nie się do to że jest o a jak po co ale od za są przez dla tym oraz który jego było tego już tak tylko przed ich czy bardzo został może jej być także które między pod",
  cs: "a v na se je že to s z do o i k za by ale jako po od pro jsou které který byl jeho však také jeho až nebo při tak bylo už které před mezi podle být jen své ve",
  sk: "a v na sa je že to s z do o i k za by ale ako po od pre sú ktoré ktorý bol jeho však tiež až alebo pri tak bolo už pred medzi podľa byť len svoje vo",
  hu: "a az és hogy nem is egy ez volt meg de csak már mint még el azt ki szerint ha vagy van lesz után kell minden között majd nagyon pedig lehet volna aki",
  ro: "și de în a la că nu se cu o pe un din care mai este pentru fi au sunt ca fost prin sau dar după al ale lui acest această între până numai",
  tr: "ve bir bu da de için ile olarak çok daha gibi ne en o var ama kadar olan sonra ki değil ise olduğunu her şey mi diye göre ya veya oldu",
  hr: "i u je na se da su za od s a to o kao što ne koji ili iz po koja bi nije bio biti sve samo ali te nakon do može prema više kako",
  vi: "và của là có trong cho một không được với các những này đã khi đến người từ về như cũng để ra trên nhưng làm sẽ nhiều theo năm",
  id: "yang dan di ini itu dengan untuk dari dalam tidak pada akan ke adalah juga oleh ada sebagai atau karena mereka telah bisa lebih saya kita tersebut dapat sudah",
  ca: "de la que i el a en les els un per amb una no del és es al com més ha o són però aquest seu va dels seva també fins entre pel",
};

/** By BCP 47 language. */
export const STOP_WORDS: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(WORDS).map(([language, words]) => [language, new Set(words.split(" "))]),
);
