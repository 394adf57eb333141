const pulumi = require('@pulumi/pulumi');
const { Thing } = require('../resources');

const thing = new Thing('thing', { size: 3 });
throw new pulumi.ResourceError('three is too many', thing, true);
