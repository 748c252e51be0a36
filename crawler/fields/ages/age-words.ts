/** Words over choices, a list or a box that ask how old somebody is. Over normalised text. */
export const asksAge =
  /(?:^| )(?:ages?|age (?:group|range|bracket|band|category)|how old|years old|year of birth|birth|born|alter|altersgruppe|wie alt|votre age|tranche d age|quel age|edad|rango de edad|cuantos anos|idade|faixa etaria|eta|fascia d eta|leeftijd)(?: |$)/u;

/** Ages of those whom one serves or is interested in, no person's own. */
export const ofMany =
  /(?:^| )(?:serves?|served|work with|teach|treat|see|interested|interests?|audience|population|groups you|groups served|of (?:the |your )?(?:children|kids|patients|students|residents|participants|members|clients|group|building|account|business|company)|ages of)(?: |$)/u;

/** Where somebody was born is no date. */
export const asksPlace =
  /(?:^| )(?:place|city|town|country|state|county|province|birthplace|ort|geburtsort|lieu|ville|pays|lugar|ciudad|pais|luogo|geboorteplaats|certificate|weight|order|sex|gender)(?: |$)/u;

/** The age at something that was: no person's age now. */
export const asksThen = /(?:^| )age (?:at|when|you (?:were|retired|started))(?: |$)/u;

const someone =
  'child|children|childs|kid|kids|son|sons|daughter|daughters|infant|infants|baby|babys|newborn|toddler|student|students|pupil|patient|patients|beneficiary|beneficiarys|dependent|dependents|dependant|spouse|spouses|partner|partners|husband|wife|parent|parents|mother|mothers|father|fathers|guardian|guardians|caregiver|relative|relatives|sibling|brother|sister|grandchild|grandson|granddaughter|ward|client|clients|resident|residents|insured|subscriber|subscribers|policyholder|enrollee|enrollees|deceased|decedent|employee|employees|provider|physician|pet|dog|cat|guest|guests|camper|campers|player|players|nominee|nominees|kind|kindes|kinder|enfant|enfants|patientin|paciente|nino|nina|hijo|hija|filho|filha|crianca|bambino|bambina|figlio|figlia|paziente';

/** A person other than the one who fills the form in. Over normalised text. */
export const ofAnother = new RegExp(
  `(?:^| )(?:${someone}|family member|loved one|household members?|members?|emergency contact|other person|person (?:you|being|who|for whom|with|in)|whom|someone else)(?: |$)`,
  'u',
);

/** A form's title that says that it is filled in for somebody else. */
export const titleOfAnother = new RegExp(
  `(?:^| )(?:(?:your|my|a|the|each|new) (?:${someone}|family member|loved one)|(?:child|childs|childrens|patient|patients|beneficiary|dependent|pet|infant|newborn|camper) (?:registration|enrol\\p{L}*|referral|intake|information|details|profile|consent|sign ?up|application|form)|refer (?:a|someone)|nominat\\p{L}+|on behalf of)(?: |$)`,
  'u',
);

/** School and grade, which only hint at an age. */
export const asksGrade =
  /(?:^| )(?:(?:what|which|your|current|school) grade|grade (?:level|in school)|year in school|school (?:you attend|name|year)|name of (?:your |the )?school)(?: |$)|^(?:grade|school)$/u;
