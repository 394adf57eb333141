const pulumi = require('@pulumi/pulumi');
const { Thing } = require('../resources');

const thing = new Thing('thing');
pulumi.log.debug('this must not be shown: a debug message');
pulumi.log.info('for information');
pulumi.log.warn('careful', thing);
pulumi.log.info('gone in a moment', undefined, 0, true);
console.log('printed');
console.error('printed as an error');
pulumi.log.error('it broke');
