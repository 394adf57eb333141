const pulumi = require('@pulumi/pulumi');
const { Group, Thing } = require('../resources');

const refuse = new pulumi.ResourceHook('refuse', () => { throw new Error('the hook refuses'); }, { onDryRun: true });
const failed = new Thing('failed', { size: 3 }, { hooks: { beforeCreate: [refuse] } });

new Thing('by-input', { size: failed.size });
new Thing('by-depends-on', {}, { dependsOn: failed });
new Thing('by-parent', {}, { parent: failed });
new Thing('second-hand', {}, { dependsOn: new Thing('between', {}, { dependsOn: failed }) });
new Thing('unrelated', { size: 1 }, { parent: new Group('group') });
exports.size = failed.size;
exports.unrelated = 'shown';
