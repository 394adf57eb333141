const pulumi = require('@pulumi/pulumi');
const { Group, Thing } = require('../resources');

const oldParent = new Thing('old-parent');
const parent = new Group('parent');

new Thing('by-name', {}, { aliases: [{ name: 'old-name' }] });
new Thing('by-type', {}, { aliases: [{ type: 'test:index:OldThing' }] });
new Thing('by-stack', {}, { aliases: [{ stack: 'old-stack' }] });
new Thing('by-project', {}, { aliases: [{ project: 'old-project' }] });
new Thing('by-all', {}, { aliases: [{ name: 'n', type: 'test:index:T', stack: 's', project: 'p' }] });
new Thing('by-urn', {}, { aliases: ['urn:pulumi:dev::shop::test:index:OldThing::old-name'] });
new Thing('by-urn-of-output', {}, { aliases: [pulumi.output('urn:pulumi:dev::shop::test:index:OldThing::old-output')] });
new Thing('by-output', {}, { aliases: [pulumi.output({ name: 'old-name-of-output' })] });
new Thing('by-parent', {}, { parent, aliases: [{ parent: oldParent }] });
new Thing('by-parent-urn', {}, { parent, aliases: [{ parent: oldParent.urn }] });
new Thing('by-parent-text', {}, { parent, aliases: [{ parent: 'urn:pulumi:dev::shop::test:index:Gone::gone', name: 'old' }] });
new Thing('by-fields-of-outputs', {}, { aliases: [{ name: pulumi.output('n'), type: pulumi.output('test:index:T'), stack: pulumi.output('s'), project: pulumi.output('p') }] });
new Thing('by-no-parent', {}, { parent, aliases: [{ parent: pulumi.rootStackResource }] });
new Thing('by-undefined-parent', {}, { parent, aliases: [{ parent: undefined }] });
new Thing('in-parent', {}, { parent, aliases: [{ name: 'old-in-parent' }] });
new Thing('several', {}, { aliases: [{ name: 'older' }, { name: 'oldest' }, { name: 'several' }] });
