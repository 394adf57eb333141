const random = require('@pulumi/random');

const keepers = { rotation: '2026-01' };
const id = new random.RandomId('id', { byteLength: 8, keepers, prefix: 'web-' });
new random.RandomPassword('password', {
  length: 32, keepers, lower: true, minLower: 1, minNumeric: 2, minSpecial: 3, minUpper: 4, numeric: true, overrideSpecial: '!#', special: true, upper: true,
});
new random.RandomString('string', {
  length: 12, keepers, lower: true, minLower: 1, minNumeric: 2, minSpecial: 3, minUpper: 4, numeric: true, overrideSpecial: '!#', special: true, upper: true,
});
new random.RandomUuid('uuid', { keepers: { id: id.hex } });
new random.RandomUuid('plain');
const bytes = new random.RandomBytes('bytes', { length: 16, keepers });
new random.RandomId('imported', { byteLength: 4 }, { import: 'p-9hUg' });
random.RandomString.get('existing', 'abcdef', { length: 6 });
exports.hex = id.hex;
exports.bytes = bytes.base64;
