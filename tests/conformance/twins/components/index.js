const pulumi = require('@pulumi/pulumi');
const { Group, Thing } = require('../../node/resources');

const keeper = new Thing('keeper', { value: 'x' });
const outer = new Group('outer', { protect: true, retainOnDelete: true, deletedWith: keeper }, { value: keeper.value, computed: keeper.computed });
const inner = new Group('inner', { parent: outer }, { list: [keeper.value, { secret: pulumi.secret('hunter2') }] });
const leaf = new Thing('leaf', {}, { parent: inner });
new Thing('own-goes-first', {}, { parent: inner, protect: false });
new Thing('below-custom', {}, { parent: leaf });
new Thing('after-outer', {}, { dependsOn: outer });
new Thing('renamed-disk', {}, { parent: new Group('renamed', { aliases: [{ name: 'old' }] }) });
exports.leaf = leaf.urn;
exports.outer = outer.urn;
