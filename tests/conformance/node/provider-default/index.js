const random = require('@pulumi/random');
const { Thing } = require('../resources');

new random.RandomId('versioned', { byteLength: 4 });
new Thing('unversioned');
new Thing('pinned', {}, { version: '2.0.1' });
new Thing('elsewhere', {}, { version: '2.0.1', pluginDownloadURL: 'https://plugins.example.com/test' });
