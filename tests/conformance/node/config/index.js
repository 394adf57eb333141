const pulumi = require('@pulumi/pulumi');
const { Thing } = require('../resources');

const config = new pulumi.Config();
new Thing('thing', {
  text: config.require('text'),
  number: config.requireNumber('number'),
  flag: config.requireBoolean('flag'),
  object: config.requireObject('object'),
  missing: config.get('missing') ?? 'default',
  other: new pulumi.Config('other').get('key'),
  secret: config.requireSecret('password'),
  copied: config.requireSecret('password').apply((password) => `${password}!`),
  project: pulumi.getProject(),
  stack: pulumi.getStack(),
  organization: pulumi.getOrganization(),
});
