import type { MapColumn } from "./map-columns.ts";

/** What columns are called in releases that no map of ours knows: parts of a name, letters and digits only. The first column of ours of which a part is found in a name is proposed for it. */
export const columnWords: readonly (readonly [MapColumn, readonly string[]])[] = [
  ["final_order_date", ["finalorderdate", "orderdate", "dateoforder"]],
  ["apprehension_date", ["apprehensiondate", "arrestdate", "dateofarrest"]],
  ["entry_date", ["entrydate", "arrivaldate", "dateofentry"]],
  ["removal_date", ["removaldate", "removeddate", "dateremoved", "dateofremoval"]],
  ["departed_date", ["departeddate", "departuredate", "flightdate", "returndate", "dateofreturn", "dateofdeparture"]],
  ["birth_country", ["birthcountry", "countryofbirth", "countrybirth", "placeofbirth"]],
  ["citizenship_country", ["citizenship", "nationality", "countryofcitizenship"]],
  ["sender_country", ["memberstate", "msname", "sendingcountry", "sendingstate", "returningstate"]],
  ["departure_country", ["departurecountry", "destination", "countryofreturn", "countryofdestination", "destcountry"]],
  ["departure_port", ["portofdeparture", "departureport", "exitport"]],
  ["birth_year", ["birthyear", "yearofbirth"]],
  ["fiscal_year", ["fiscalyear"]],
  ["people", ["returnees", "peoplecount", "numberofpeople", "numberofpersons", "persons", "headcount", "passengers"]],
  ["operation_id", ["operationid", "operationnumber", "roid", "missionid"]],
  ["person_id", ["anonymizedidentif", "uniqueid", "personid", "subjectid", "aliennumber"]],
  ["gender", ["gender", "sex"]],
  ["area", ["areaofresponsibility", "caseaor", "fieldoffice", "office"]],
  ["case_status", ["casestatus"]],
  ["case_category", ["casecategory"]],
  ["disposition", ["disposition"]],
  ["criminality", ["criminality"]],
  ["threat_level", ["threatlevel"]],
  ["program", ["finalprogram", "currentprogram"]],
];
