const pulumi = require('@pulumi/pulumi');
const { Thing } = require('../../node/resources');

const base = new pulumi.StackReference('base', { name: 'organization/shop/base' });
const byName = new pulumi.StackReference('organization/shop/base');
const elsewhere = new pulumi.StackReference('organization/shop/elsewhere');

new Thing('thing', {
  address: base.getOutput('address'),
  required: base.requireOutput('address'),
  nested: byName.getOutput('cluster').apply((cluster) => cluster.nodes[0]),
  missing: base.getOutput('missing').apply((value) => `${value ?? 'none'}`),
  password: base.getOutput('password'),
  requiredPassword: base.requireOutput('password'),
  name: byName.name,
  elsewhere: elsewhere.getOutput('address'),
});
base.getOutputDetails('address').then((details) => console.log(`${details.value}, ${details.secretValue ?? 'none'}`));
exports.cluster = base.getOutput('cluster');
exports.password = base.getOutput('password');
