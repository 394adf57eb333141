using Homelab.Engine.Protocol;
using Xunit;
using static Homelab.Engine.Tests.Evaluation.Given;

namespace Homelab.Engine.Tests.Protocol;

public class PropertyMapTests
{
    private static readonly PropertyMap Two = Map(("a", String("x")), ("b", String("y")));

    [Fact]
    public void With_AddsOrReplacesOneEntry()
    {
        Assert.Equal(Map(("a", String("x")), ("b", String("y")), ("c", String("z"))), Two.With("c", String("z")));
        Assert.Equal(Map(("a", String("z")), ("b", String("y"))), Two.With("a", String("z")));
    }

    [Fact]
    public void Without_RemovesOneEntry_AndIgnoresNamesThatItLacks()
    {
        Assert.Equal(Map(("b", String("y"))), Two.Without("a"));
        Assert.Equal(Two, Two.Without("c"));
    }

    [Fact]
    public void WithSecrets_MarksEachOnce()
    {
        var marked = Map(("a", new SecretValue(String("x"))), ("b", String("y")));

        Assert.Equal(marked, Two.WithSecrets(["a", "a", "none"]));
    }

    [Fact]
    public void Equality_ComparesNamesAndValues()
    {
        Assert.NotEqual(Two, Map(("a", String("x")), ("c", String("y"))));
        Assert.NotEqual(Two, Map(("a", String("x")), ("b", String("z"))));
        Assert.NotEqual(Two, Map(("a", String("x"))));
    }

    [Fact]
    public void Equality_OfListsAndOutputs_ComparesEveryPart()
    {
        Assert.NotEqual<PropertyValue>(new ArrayValue([String("x")]), new ArrayValue([String("y")]));
        Assert.NotEqual<PropertyValue>(new ArrayValue([String("x")]), new ArrayValue([]));
        Assert.False(new ArrayValue([]).Equals(null));

        var output = new OutputValue(String("x"), Secret: true, ["urn:a"]);
        Assert.Equal(output, new OutputValue(String("x"), Secret: true, ["urn:a"]));
        Assert.NotEqual(output, output with { Value = String("y") });
        Assert.NotEqual(output, output with { Secret = false });
        Assert.NotEqual(output, output with { Dependencies = ["urn:b"] });
        Assert.False(output.Equals(null));
    }

    [Fact]
    public void Entries_AreSortedByName_AndNoneOccursTwice()
    {
        var map = PropertyMap.Create(("b", String("y")), ("B", String("z")), ("a", String("x")));

        Assert.Equal(["B", "a", "b"], map.Select(entry => entry.Key));
        Assert.Equal(
            "the property 'a' occurs twice (Parameter 'entries')",
            Assert.Throws<ArgumentException>(() => PropertyMap.Create(("a", String("x")), ("a", String("x")))).Message);
    }

    [Fact]
    public void EqualMaps_HaveOneHashCode_AndOthersRarelyTheSame()
    {
        Assert.Equal(Two.GetHashCode(), Map(("b", String("y")), ("a", String("x"))).GetHashCode());
        Assert.NotEqual(Two.GetHashCode(), Map(("a", String("x")), ("c", String("y"))).GetHashCode());
    }

    [Fact]
    public void MissingProperty_IsNamed() =>
        Assert.Equal("there is no property 'c'", Assert.Throws<KeyNotFoundException>(() => Two["c"]).Message);

    [Fact]
    public void Traits_AreThoseOfEveryLevel()
    {
        Assert.Equal(PropertyTraits.Secrets | PropertyTraits.Unknowns, Traits(new SecretValue(PropertyValue.Unknown)));
        Assert.Equal(PropertyTraits.Outputs, Traits(new OutputValue(String("x"), Secret: false, [])));
        Assert.Equal(PropertyTraits.Outputs | PropertyTraits.Secrets, Traits(new OutputValue(String("x"), Secret: true, [])));
        Assert.Equal(PropertyTraits.Outputs | PropertyTraits.Unknowns, Traits(new OutputValue(null, Secret: false, [])));
        Assert.Equal(PropertyTraits.References, Traits(new ResourceReferenceValue("urn:a", null, string.Empty)));
        Assert.Equal(
            PropertyTraits.References | PropertyTraits.Unknowns,
            Traits(new ResourceReferenceValue("urn:a", PropertyValue.Unknown, string.Empty)));
        Assert.Equal(
            PropertyTraits.Assets | PropertyTraits.Secrets,
            Traits(new ArchiveValue(Map(("f", new SecretValue(String("x")))), null, null, string.Empty)));
    }

    [Fact]
    public void UnknownsAndSecrets_AreFoundAtEveryLevel()
    {
        var value = new ArrayValue([new ObjectValue(Map(("a", new SecretValue(String("x")))))]);

        Assert.Equal((true, false), (value.ContainsSecrets(), value.ContainsUnknowns()));
        Assert.Equal((false, true), (PropertyValue.Unknown.ContainsSecrets(), PropertyValue.Unknown.ContainsUnknowns()));
        Assert.Equal((false, false), (String("x").ContainsSecrets(), String("x").ContainsUnknowns()));
    }

    private static PropertyTraits Traits(PropertyValue value) => Map(("a", new ArrayValue([PropertyValue.Null, value]))).Traits();
}
