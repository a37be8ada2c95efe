// Files as other systems export them, invented and always the same.

const day = (number) => new Date(Date.UTC(2019, 0, 1 + (number % 1_500))).toISOString().slice(0, 10);

export function censusOf(children) {
  const began = (i, days) => day((i % 1_000) + days);
  const child = (i) => `<Child><ChildIdentifiers><LAchildID>L${i}</LAchildID><UPNunknown>UN4</UPNunknown><PersonBirthDate>${2005 + (i % 12)}-06-${10 + (i % 18)}</PersonBirthDate><GenderCurrent>${1 + (i % 2)}</GenderCurrent></ChildIdentifiers>
<ChildCharacteristics><Ethnicity>WBRI</Ethnicity></ChildCharacteristics>
<CINdetails><CINreferralDate>${began(i, 0)}</CINreferralDate><ReferralSource>6</ReferralSource><PrimaryNeedCode>N1</PrimaryNeedCode>
<Assessments><AssessmentActualStartDate>${began(i, 2)}</AssessmentActualStartDate><AssessmentAuthorisationDate>${began(i, 40)}</AssessmentAuthorisationDate><FactorsIdentifiedAtAssessment><AssessmentFactors>3B</AssessmentFactors><AssessmentFactors>16A</AssessmentFactors></FactorsIdentifiedAtAssessment></Assessments>
<Section47><S47ActualStartDate>${began(i, 3)}</S47ActualStartDate><DateOfInitialCPC>${began(i, 14)}</DateOfInitialCPC><ICPCnotRequired>0</ICPCnotRequired></Section47><ReferralNFA>0</ReferralNFA>
<ChildProtectionPlans><CPPstartDate>${began(i, 14)}</CPPstartDate><InitialCategoryOfAbuse>NEG</InitialCategoryOfAbuse><Reviews><CPPreviewDate>${began(i, 90)}</CPPreviewDate></Reviews></ChildProtectionPlans></CINdetails></Child>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<Message><Header><CollectionDetails><Collection>CIN</Collection><Year>2023</Year><ReferenceDate>2023-03-31</ReferenceDate></CollectionDetails></Header>
<Children>${Array.from({ length: children }, (_, i) => child(i)).join("\n")}</Children></Message>`;
}

const WORDS = "the visit home mum dad school said child seen today bedroom warm clean food asked about plan worry sister brother teacher call agreed next week nan happy tired spoke alone later meeting review health visitor morning evening garden dog".split(" ");

/** Notes of 30 to 219 words, spread over the children of censusOf. */
export function notesOf(notes, children) {
  let state = 1;
  const below = (limit) => (state = (state * 48_271) % 2_147_483_647) % limit; // Park and Miller's numbers, the same each time
  const lines = ["la_child_id,happened_on,written_on,kind,author_name,text,source_id"];
  for (let i = 0; i < notes; ++i) {
    const text = Array.from({ length: 30 + below(190) }, () => WORDS[below(WORDS.length)] + (below(20) === 0 ? below(10_000) : "")).join(" ");
    lines.push(`L${below(children)},${day(below(1_500))},2024-01-08,${["home_visit", "telephone_call", "Case note"][below(3)]},Ada Brook,${text},N${i}`);
  }
  return `${lines.join("\n")}\n`;
}
