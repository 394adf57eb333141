// Judges every manifest in the given folders: node validate.mjs DIR...
// Prints one line for each fault and a last line with the count; exit code 1 when there is a fault.
import { readdir, readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { loadAll } from "js-yaml";
import { judge } from "./models.mjs";

const folders = process.argv.slice(2);
const check = await judge();
let objects = 0;
let faults = 0;
for (const folder of folders) {
  const files = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith(".yaml")).sort();
  for (const file of files) {
    for (const object of loadAll(await readFile(join(folder, file), "utf8")).filter(Boolean)) {
      objects++;
      for (const fault of (await check(object)) ?? [`no schema of ${object.apiVersion} ${object.kind}`]) {
        faults++;
        console.log(`${relative(process.cwd(), join(folder, file))}: ${fault}`);
      }
    }
  }
}

console.log(`${objects} objects, ${faults} faults`);
process.exitCode = faults > 0 || objects === 0 ? 1 : 0;
