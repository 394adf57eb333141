const { Thing } = require('../resources');

const imported = new Thing('imported', { size: 3 }, { import: 'the-id', protect: true });
new Thing('dependent', { target: imported.id });
