// Findings that are accepted, each with its reason.
import { readFile } from "node:fs/promises";
import { parse } from "yaml";

const keys = ["rule", "object", "at", "reason"];

export class Exemptions {
  static async read(file) {
    const entries = file === undefined ? [] : parse(await readFile(file, "utf8"));
    for (const entry of entries) {
      const wrong = Object.keys(entry).find((key) => !keys.includes(key));
      if (wrong !== undefined || !entry.rule || !entry.object || !entry.reason) {
        throw new Error(`${file}: an exemption has rule, object, reason, and may have at: ${JSON.stringify(entry)}`);
      }
    }

    return new Exemptions(entries);
  }

  constructor(entries) {
    this.entries = entries.map((entry) => ({ ...entry, uses: 0, pattern: pattern(entry.object) }));
  }

  get covered() {
    return this.entries.reduce((sum, { uses }) => sum + uses, 0);
  }

  /** Whether a finding is accepted. */
  cover({ rule, object, at }) {
    const entry = this.entries.find((one) => one.rule === rule && one.pattern.test(object) && (one.at ?? at) === at);
    if (entry === undefined) {
      return false;
    }

    entry.uses++;
    return true;
  }

  /** Those that covered nothing. */
  unused() {
    return this.entries.filter(({ uses }) => uses === 0).map(({ rule, object, at }) => `${rule} ${object}${at === undefined ? "" : ` at "${at}"`}`);
  }
}

// * stands for any part of a name.
function pattern(object) {
  return new RegExp(`^${object.split("*").map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&")).join("[^/ ]*")}$`);
}
