// Prints an object of each Kubernetes kind in which every field has a value, made from the type declarations of the
// official package: { "<token>": { <arguments> } }. The kinds are those of the file that is named as the argument.
//   node samples.js kinds.json      (kinds.json: ["kubernetes:core/v1:ConfigMap", ...])
const fs = require('fs');
const path = require('path');
const ts = require('typescript');

// Fields that the official package keeps though no supported Kubernetes has them any more, and one that the server sets.
const leftOut = new Set([
  'EphemeralVolumeSource.readOnly',
  'ObjectMeta.clusterName',
  'ObjectMetaPatch.clusterName',
  'PersistentVolumeClaim.status',
  'PodResourceClaim.source',
  'ServiceSpec.ipFamily',
  'ServiceSpec.topologyKeys',
  // .NET sends it as a secret wherever it stands, Node only what is secret at the top of a resource.
  'RepositoryOpts.password',
]);

const packageFolder = path.dirname(require.resolve('@pulumi/kubernetes/package.json'));
const tokens = JSON.parse(fs.readFileSync(process.argv[2], 'utf8'));

/** Where a kind is declared: core/v1 and ConfigMapArgs of kubernetes:core/v1:ConfigMap. */
function locate(token) {
  const [, apiVersion, kind] = token.split(':');
  const [group, version] = apiVersion.split('/');
  return { file: path.join(packageFolder, group.split('.')[0], version, 'index.d.ts'), args: `${kind}Args` };
}

const kinds = tokens.map((token) => ({ token, ...locate(token) }));
const program = ts.createProgram(kinds.map((kind) => kind.file), {
  strict: true,
  types: [],
  target: ts.ScriptTarget.ES2020,
  moduleResolution: ts.ModuleResolutionKind.Node10,
});
const checker = program.getTypeChecker();

let turn = 0;

/** A value of a type, with every field of every object, but none where a type contains itself; undefined for a file. */
function sample(type, name, open) {
  if (type.isUnion()) {
    // Input<T> is T, Promise<T> or Output<T>.
    const parts = type.types.filter((part) => !(part.flags & ts.TypeFlags.Undefined) && !['Promise', 'OutputInstance'].includes(part.symbol?.name));
    if (parts.every((part) => part.flags & ts.TypeFlags.BooleanLike)) {
      return true;
    }
    // A number or a text, such as a port: by turns.
    return sample(parts[turn++ % parts.length], name, open);
  }
  if (type.isStringLiteral()) {
    return type.value;
  }
  if (type.flags & ts.TypeFlags.String) {
    return `${name} of ${open[0]}`;
  }
  if (type.flags & ts.TypeFlags.Number) {
    return name.length;
  }
  if (type.flags & ts.TypeFlags.BooleanLike) {
    return true;
  }
  if (type.intrinsicName === 'any') {
    return { any: ['value', 1, true, null] };
  }
  if (checker.isArrayType(type)) {
    const element = sample(checker.getTypeArguments(type)[0], name, open);
    return element === undefined ? undefined : [element];
  }
  const values = checker.getIndexTypeOfType(type, ts.IndexKind.String);
  if (values) {
    const value = sample(values, name, open);
    return value === undefined ? undefined : { key: value };
  }
  return ['Asset', 'Archive'].includes(type.symbol?.name) ? undefined : object(type, open);
}

function object(type, open) {
  const id = checker.typeToString(type, undefined, ts.TypeFormatFlags.UseFullyQualifiedType);
  if (open.includes(id)) {
    return {};
  }
  const result = {};
  for (const property of checker.getPropertiesOfType(type)) {
    const value = sample(checker.getTypeOfSymbol(property), property.name, [...open, id]);
    if (value !== undefined && !leftOut.has(`${type.symbol.name}.${property.name}`)) {
      result[property.name] = value;
    }
  }
  return result;
}

const samples = {};
for (const { token, file, args } of kinds) {
  const module = checker.getSymbolAtLocation(program.getSourceFile(file));
  const declared = checker.getExportsOfModule(module).find((symbol) => symbol.name === args);
  if (!declared) {
    throw new Error(`${token}: there is no ${args} in ${file}`);
  }
  samples[token] = object(checker.getDeclaredTypeOfSymbol(checker.getAliasedSymbol(declared)), [token.split(':')[2]]);
}
console.log(JSON.stringify(samples));
