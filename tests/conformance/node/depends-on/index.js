const pulumi = require('@pulumi/pulumi');
const { Group, Thing } = require('../resources');

const a = new Thing('a');
const b = new Thing('b');
const group = new Group('group');
const inner = new Group('inner', { parent: group });
const c = new Thing('c', {}, { parent: group });
const d = new Thing('d', {}, { parent: inner });
const e = new Thing('e', {}, { parent: d });

new Thing('on-one', {}, { dependsOn: a });
new Thing('on-two', {}, { dependsOn: [b, a] });
new Thing('on-output', {}, { dependsOn: pulumi.output([a]) });
new Thing('on-promise', {}, { dependsOn: Promise.resolve(b) });
new Thing('on-component', {}, { dependsOn: group });
