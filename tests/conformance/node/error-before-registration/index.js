const { Thing } = require('../resources');

const settings = undefined;
new Thing('thing', { size: settings.size });
