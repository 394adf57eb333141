using CsCheck;
using Homelab.Cluster.Policies;
using Xunit;

namespace Homelab.Cluster.Tests.Policies;

public sealed class CelNamesTests
{
    private static readonly CelNames Names = new() { PolicyVariables = ["gpuPod", "priorityClass"] };

    [Theory]
    [InlineData("true")]
    [InlineData("variables.gpuPod || object.spec.?priority.orValue(0) < 5")]
    [InlineData("object.spec.containers.all(c, has(c.image) && !c.image.endsWith(':latest'))")]
    [InlineData("object.metadata.?labels[?'app'].orValue('') == \"web\"")]
    [InlineData("object.spec.containers.map(c, c.name).exists(n, n in ['a', 'b']) ? 1 : -2.5e3")]
    [InlineData("authorizer.group('apps').resource('deployments').namespace('default').check('create').allowed()")]
    [InlineData("sets.contains(['a'], ['a']) && optional.none().hasValue() == false")]
    [InlineData("{'a': 1, 'b': [0x1F, 2u]}['a'] == 1 // and a remark")]
    [InlineData("r'\\d' + '''three\nlines''' + b'bytes' + 'it\\'s' != ''")]
    [InlineData("quantity(object.spec.containers[0].resources.limits['cpu']).isGreaterThan(quantity('1'))")]
    [InlineData("[1, 2, 3,].filter(x, x > 1).size() == 2")]
    [InlineData("object.spec.containers.all(variables, variables.name != '')")]
    [InlineData("true // a remark\n && variables.gpuPod")]
    [InlineData("!!variables.gpuPod && --1 == 1")]
    [InlineData("1e5 + 1E+5 - 1.5e-5 + 0x1Fu + 7U == 0")]
    [InlineData("rb'\\d' + Br\"\"\"a\"b\"\"\" == b''")]
    public void Accepts_ExpressionsOfThePolicies(string expression) => Assert.Null(Names.FaultIn(expression));

    [Theory]
    [InlineData("", "at 1, ends where a value is missing")]
    [InlineData("variables.gpuPod &&", "at 20, ends where a value is missing")]
    [InlineData("object.spec = 1", "at 13, '=' has no meaning here")]
    [InlineData("'open", "at 1, a text that does not end")]
    [InlineData("true && 'two\nlines'", "at 9, a text that does not end")]
    [InlineData("true // a remark\n && lost", "at 22, no variable of that name: lost")]
    [InlineData("1e", "at 2, 'e' does not belong here")]
    [InlineData("1e+x", "at 2, 'e' does not belong here")]
    [InlineData("1.5.5", "at 5, '5' stands where a value is missing")]
    [InlineData("rbr'x'", "at 1, no variable of that name: rbr")]
    [InlineData("object.spec.containers.all(item, itme.name == '')", "at 34, no variable of that name: itme (did you mean item?)")]
    [InlineData("(object.spec", "at 13, ')' is missing")]
    [InlineData("object.spec)", "at 12, ')' does not belong here")]
    [InlineData("objekt.spec == 1", "at 1, no variable of that name: objekt (did you mean object?)")]
    [InlineData("variables.gpuPods", "at 11, the policy has no variable of that name: gpuPods (did you mean gpuPod?)")]
    [InlineData("variables", "at 10, '.' is missing")]
    [InlineData("object.spec.containers.every(c, true)", "at 24, no function of that name: every")]
    [InlineData("object.kind.startswith('P')", "at 13, no function of that name: startswith (did you mean startsWith?)")]
    [InlineData("len(object.spec)", "at 1, no function of that name: len")]
    [InlineData("has(object)", "at 1, has asks for a field, as has(object.field)")]
    [InlineData("object.spec.containers.all(1, true)", "at 28, all begins with a new name for the item")]
    [InlineData("c.name == 'x'", "at 1, no variable of that name: c")]
    [InlineData("object.spec.containers.all(c, true) && c.name == ''", "at 40, no variable of that name: c")]
    [InlineData("cel.bind(x, 1, x)", "at 1, no variable of that name: cel")]
    [InlineData("while == 1", "at 1, 'while' stands where a value is missing")]
    public void Rejects_WhatDoesNotCompile_WithItsPlace(string expression, string reason) => Assert.Equal(reason, Names.FaultIn(expression));

    [Fact]
    public void Rejects_ExpressionsThatNestWithoutEnd() =>
        Assert.Equal("at 101, nested too deeply", Names.FaultIn(new string('(', 5000)));

    [Fact]
    public void ManyPairsOfBrackets_AreNotDeep() =>
        Assert.Null(Names.FaultIn(string.Join(" && ", Enumerable.Repeat("(true ? (true) : true)", 300))));

    [Fact]
    public void EndsOnAnyText() => Gen.OneOf(
            Gen.String,
            Gen.OneOf("object", ".", "(", ")", "[", "]", "{", "}", "'", "\"", "\\", "?", ":", "!", "&&", "||", "1", "0x", "in", " ", ",", "all", "has", "//", "\n").Array[0, 30].Select(string.Concat))
        .Sample(text => _ = Names.FaultIn(text));
}
