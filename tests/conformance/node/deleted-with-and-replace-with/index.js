const pulumi = require('@pulumi/pulumi');
const { Group, Thing } = require('../resources');

const cluster = new Thing('cluster');
new Thing('alone', {}, { deletedWith: cluster });
const group = new Group('group', { deletedWith: cluster });
new Thing('child', {}, { parent: new Group('inner', { parent: group }) });
new Thing('own-goes-first', {}, { parent: group, deletedWith: new Thing('other') });

new Thing('replaced-too', {}, { replaceWith: [cluster] });
new Thing('triggered', {}, { replacementTrigger: 'v2' });
new Thing('triggered-unknown', {}, { replacementTrigger: cluster.computed });
