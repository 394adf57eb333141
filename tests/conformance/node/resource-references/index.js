const pulumi = require('@pulumi/pulumi');
const { Group, Thing } = require('../resources');

// As a generated package does, so that a reference comes back as a resource of its class.
pulumi.runtime.registerResourceModule('test', 'index', {
  version: '1.0.0',
  construct: (name, type, urn) => new Thing(name, {}, { urn }),
});

const thing = new Thing('thing', { size: 3 });
const imported = new Thing('imported', {}, { import: 'the-id' });
const group = new Group('group');

const holder = new Thing('holder', { thing, list: [imported], nested: { group } });
new Thing('second', { again: holder.list[0], id: holder.list[0].id });
