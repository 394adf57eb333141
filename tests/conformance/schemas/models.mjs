// Models of every kind that the project renders: published ones of Kubernetes and of other projects, and for custom
// resources those that crd-generate makes from the field tables in kinds/.
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { dump } from "js-yaml";

// Its module form does not load under Node.
const { generate } = createRequire(import.meta.url)("@kubernetes-models/crd-generate");
const folder = import.meta.dirname;

// What every object has beside the fields of its table; crd-generate knows how they look.
const typeMeta = { apiVersion: { type: "string" }, kind: { type: "string" }, metadata: { type: "object", fields: {} } };

// A package and the API groups whose kinds it has; the kinds lie in <package>/<apiVersion>.
const published = [
  { name: "kubernetes-models", groups: /^([a-z]+|[a-z.]+\.k8s\.io)\/|^v1$/ },
  { name: "@kubernetes-models/prometheus-operator", groups: /^monitoring\.coreos\.com\// },
];

// Versions that the packages lack, by one of the same fields: the API became stable as it was (Kubernetes 1.36).
const alike = { "admissionregistration.k8s.io/v1beta1": "admissionregistration.k8s.io/v1" };

/** @returns {Promise<object[]>} the field tables */
export async function tables() {
  const names = (await readdir(join(folder, "kinds"))).sort();
  return Promise.all(names.map(async (name) => JSON.parse(await readFile(join(folder, "kinds", name), "utf8"))));
}

/** @returns {Promise<(object) => Promise<string[] | null>>} judges an object; null when there is no model of its kind */
export async function judge() {
  const generated = await fromTables(await tables());
  return async (object) => {
    // A published model knows values, and lets a misspelt field pass; a table finds that.
    const found = [generated.get(`${object.apiVersion} ${object.kind}`)?.(object), await fromPackage(object)].filter(Boolean);
    return found.length === 0 ? null : [...new Set(found.flat())];
  };
}

async function fromPackage(object) {
  const apiVersion = alike[object.apiVersion] ?? object.apiVersion;
  const source = published.find(({ groups }) => groups.test(apiVersion));
  if (source === undefined) {
    return null;
  }

  // The packages leave ".k8s.io" as it is, and know nothing of a kind that is missing.
  const Kind = await import(`${source.name}/${apiVersion}`).then((module) => module[object.kind], () => undefined);
  if (Kind === undefined) {
    return null;
  }

  try {
    new Kind({ ...object, apiVersion }).validate();
    return [];
  } catch (error) {
    return (error.errors ?? [error]).map(text);
  }
}

async function fromTables(all) {
  // Inside node_modules the generated code finds its packages, and git does not see it. Each run has a folder of its own.
  const cache = join(folder, "node_modules", ".kinds");
  await mkdir(cache, { recursive: true });
  const output = await mkdtemp(join(cache, "run-"));
  try {
    await writeFile(join(output, "package.json"), '{"type":"module"}');
    await quietly(() => generate({ input: all.map((table) => dump(definition(table))).join("---\n"), outputPath: output }));
    const models = new Map();
    for (const { apiVersion, kind } of all) {
      const { validate } = await import(pathToFileURL(join(output, "_schemas", `${pascal(apiVersion)}${kind}.js`)));
      models.set(`${apiVersion} ${kind}`, (object) => (validate(object) ? [] : validate.errors.map(text)));
    }

    return models;
  } finally {
    await rm(output, { recursive: true, force: true });
  }
}

async function quietly(action) {
  const { log } = console;
  console.log = () => {};
  try {
    await action();
  } finally {
    console.log = log;
  }
}

function definition({ apiVersion, kind, scope, fields }) {
  const [group, version] = apiVersion.split("/");
  const singular = kind.toLowerCase();
  return {
    apiVersion: "apiextensions.k8s.io/v1",
    kind: "CustomResourceDefinition",
    metadata: { name: `${singular}s.${group}` },
    spec: {
      group,
      names: { kind, singular, plural: `${singular}s`, listKind: `${kind}List` },
      scope,
      versions: [{ name: version, served: true, storage: true, schema: { openAPIV3Schema: schema({ type: "object", fields: { ...typeMeta, ...fields } }) } }],
    },
  };
}

// An object takes the fields of its table and no others: that is how a misspelt one shows.
function schema({ type, required, fields, items, ...limits }) {
  switch (type) {
    case "object": {
      const named = Object.entries(fields).map(([name, field]) => [name, schema(field)]);
      const needed = Object.keys(fields).filter((name) => fields[name].required);
      return {
        type,
        properties: Object.fromEntries(named.filter(([name]) => name !== "description")),
        // crd-generate removes every description, and cannot tell a field of that name from a text on a field.
        patternProperties: Object.fromEntries(named.filter(([name]) => name === "description").map(([name, field]) => [`^${name}$`, field])),
        ...(needed.length > 0 && { required: needed }),
        additionalProperties: false,
      };
    }
    case "map":
      return { type: "object", additionalProperties: { type: "string" } };
    case "array":
      return { type, items: schema(items), ...limits };
    default:
      return { type, ...limits };
  }
}

// As crd-generate names its files: KueueXK8sIoV1beta2 for kueue.x-k8s.io/v1beta2.
function pascal(apiVersion) {
  return apiVersion.split(/[./-]/).map((part) => part[0].toUpperCase() + part.slice(1)).join("");
}

function text(error) {
  const extra = error.params?.additionalProperty ?? error.params?.allowedValues?.join(", ");
  return `${error.instancePath ?? ""} ${error.message ?? `breaks ${error.keyword}`}${extra === undefined ? "" : ` (${extra})`}`.trim();
}
