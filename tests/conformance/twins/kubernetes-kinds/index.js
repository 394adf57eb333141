// Each kind of the package, with every field that it declares: the objects of the file that SAMPLES names.
const fs = require('fs');
const kubernetes = require('@pulumi/kubernetes');

for (const [token, args] of Object.entries(JSON.parse(fs.readFileSync(process.env.SAMPLES, 'utf8')))) {
  const [, apiVersion, kind] = token.split(':');
  const [group, version] = apiVersion.split('/');
  new kubernetes[group.split('.')[0]][version][kind](kind, args);
}
