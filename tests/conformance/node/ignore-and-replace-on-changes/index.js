const { Group, Thing } = require('../resources');

new Thing('thing', { tags: { owner: 'me' }, list: [{ size: 1 }] }, {
  ignoreChanges: ['tags.owner', 'list[0].size'],
  replaceOnChanges: ['list[*].size', 'tags'],
  hideDiffs: ['tags'],
});

// They say nothing of the children.
const group = new Group('group', { ignoreChanges: ['tags'], replaceOnChanges: ['tags'] });
new Thing('child', {}, { parent: group });
