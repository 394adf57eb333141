const pulumi = require('@pulumi/pulumi');
const { Thing } = require('../resources');

const base = new pulumi.StackReference('base', { name: 'organization/shop/base' });
const byName = new pulumi.StackReference('organization/shop/base');

new Thing('thing', {
  address: base.getOutput('address'),
  required: base.requireOutput('address'),
  nested: byName.getOutput('cluster').apply((cluster) => cluster.nodes[0]),
  missing: base.getOutput('missing').apply((value) => String(value)),
  password: base.getOutput('password'),
});
base.getOutputDetails('address').then((details) => console.log(`plain: ${details.value}`));
base.getOutputDetails('password').then((details) => console.log(`a secret is kept apart: ${details.value === undefined}`));
