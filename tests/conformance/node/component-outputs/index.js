const pulumi = require('@pulumi/pulumi');
const { Group, Thing } = require('../resources');

const thing = new Thing('thing', { size: 3 });
new Group('group', {}, { size: thing.size, computed: thing.computed, password: pulumi.secret('hunter2') });
