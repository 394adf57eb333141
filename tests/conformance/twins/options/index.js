const pulumi = require('@pulumi/pulumi');
const { Group, Thing } = require('../../node/resources');

const target = new Thing('target', { value: 'x' });
const group = new Group('group');
new Thing('child', {}, { parent: group });

new Thing('protected', {}, { protect: true });
new Thing('unprotected', {}, { protect: false });
new Thing('retained', {}, { retainOnDelete: true });
new Thing('ignoring', {}, { ignoreChanges: ['b.c', 'a[0]'], replaceOnChanges: ['z', 'list[*].x'], hideDiffs: ['secret'] });
new Thing('deleted-with', {}, { deletedWith: target });
new Thing('replaced-with', {}, { replaceWith: [target] });
new Thing('triggered', {}, { replacementTrigger: 'v2' });
new Thing('triggered-unknown', {}, { replacementTrigger: target.computed });
new Thing('deleted-before', {}, { deleteBeforeReplace: true });
new Thing('created-before', {}, { deleteBeforeReplace: false });
new Thing('secret-outputs', {}, { additionalSecretOutputs: ['value', 'computed'] });
new Thing('patient', {}, { customTimeouts: { create: '30m', update: '1h30m', delete: '1.5s' } });
new Thing('imported', { value: 'x' }, { import: 'the-id' });
new Thing('versioned', {}, { version: '1.2.3-beta.1', pluginDownloadURL: 'https://example.com/plugins' });
new Thing('after-one', {}, { dependsOn: target });
new Thing('after-all', {}, { dependsOn: [group, target] });

new Thing('by-name', {}, { aliases: [{ name: 'old' }] });
new Thing('by-type', {}, { aliases: [{ type: 'test:index:Old' }] });
new Thing('by-stack', {}, { aliases: [{ stack: 'old' }, { project: 'old' }] });
new Thing('by-urn', {}, { aliases: ['urn:pulumi:dev::shop::test:index:Old::old'] });
new Thing('by-output', {}, { aliases: [pulumi.output({ name: 'output' })] });
new Thing('by-parent', {}, { parent: group, aliases: [{ parent: target }, { parent: target.urn, name: 'urn' }] });
new Thing('by-no-parent', {}, { parent: group, aliases: [{ parent: undefined }] });
new Thing('same-parent', {}, { parent: group, aliases: [{ name: 'old' }] });
new Group('component', { aliases: [{ name: 'old' }], protect: true, dependsOn: target });
