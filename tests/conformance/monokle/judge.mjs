// The plugins that work without a network, with every rule that they have, on or off by default.
import { createDefaultMonokleValidator, processRefs, ResourceParser } from "@monokle/validation";

const names = ["pod-security-standards", "practices", "resource-links"];

// A plugin skips a rule that breaks, and tells nobody but a debugger.
const settings = { debug: true };

export class Judge {
  static async create() {
    // Rules must be named to be switched on, and are known only once the plugins are there.
    const plugins = Object.fromEntries(names.map((name) => [name, true]));
    const validator = createDefaultMonokleValidator();
    await validator.preload({ plugins, settings });
    const rules = validator.getPlugins().flatMap((plugin) => plugin.rules.map((rule) => `${plugin.metadata.name}/${rule.name}`));
    await validator.preload({ plugins, settings, rules: Object.fromEntries(rules.map((rule) => [rule, true])) });
    const loaded = validator.getPlugins();
    if (loaded.length !== names.length || loaded.some((plugin) => plugin.rules.some((rule) => !rule.configuration.enabled))) {
      throw new Error(`not every rule of ${names.join(", ")} is on`);
    }

    return new Judge(loaded);
  }

  constructor(plugins) {
    this.plugins = plugins;
  }

  /** Everything that is found in one set, ordered by file. Annotations on the objects exempt nothing. */
  async judge(resources, files) {
    processRefs(resources, new ResourceParser(), undefined, files);
    const byId = new Map(resources.map((resource) => [resource.id, resource]));
    const found = [];
    for (const plugin of this.plugins) {
      const ruleNames = new Map(plugin.rules.map((rule) => [rule.id, `${plugin.metadata.name}/${rule.name}`]));
      for (const result of await strictly(() => plugin.validate(resources, {}))) {
        found.push(finding(result, ruleNames.get(result.ruleId), byId));
      }
    }

    return found.sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line));
  }
}

async function strictly(validate) {
  const { error } = console;
  console.error = (text, detail) => {
    throw new Error(`${text}: ${detail.rule}`, { cause: detail.error });
  };
  try {
    return await validate();
  } finally {
    console.error = error;
  }
}

function finding(result, rule, byId) {
  const { artifactLocation, region } = result.locations[1].physicalLocation;
  const resource = byId.get(artifactLocation.uri);
  const { kind, name, namespace } = resource;
  return {
    rule,
    file: resource.filePath,
    line: region.startLine + resource.fileOffset,
    at: resource.text.split("\n")[region.startLine - 1].replace(/^[\s-]+/, ""),
    object: namespace ? `${kind} ${namespace}/${name}` : `${kind} ${name}`,
    message: result.message.text,
  };
}
