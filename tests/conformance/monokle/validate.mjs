// Judges whole sets of manifests: node validate.mjs [--exemptions FILE] DIR...
// Each folder is one set, in which references must find their objects. Prints one line for each finding that no exemption
// covers, one for each exemption that covers nothing, and a last line with the counts; exit code 1 when there is one.
import { basename } from "node:path";
import { parseArgs } from "node:util";
import { Exemptions } from "./exemptions.mjs";
import { Judge } from "./judge.mjs";
import { read } from "./manifests.mjs";

const { values, positionals } = parseArgs({ options: { exemptions: { type: "string" } }, allowPositionals: true });
const exemptions = await Exemptions.read(values.exemptions);
const judge = await Judge.create();
let objects = 0;
let findings = 0;
for (const folder of positionals) {
  const { resources, files } = await read(folder);
  objects += resources.length;
  for (const finding of await judge.judge(resources, files)) {
    if (!exemptions.cover(finding)) {
      findings++;
      console.log(`${basename(folder)}/${finding.file}:${finding.line}: ${finding.rule}: ${finding.message} (${finding.object}, at "${finding.at}")`);
    }
  }
}

for (const exemption of exemptions.unused()) {
  findings++;
  console.log(`${values.exemptions}: covers nothing: ${exemption}`);
}

console.log(`${objects} objects in ${positionals.length} sets, ${exemptions.covered} exempted, ${findings} findings`);
process.exitCode = findings > 0 || objects === 0 ? 1 : 0;
