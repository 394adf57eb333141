using Xunit;

namespace Homelab.Cli.Tests.Stacks;

/// <summary>The official Kubernetes client reads every object of every stack and valid fixture, and refuses misspelt fields.</summary>
public sealed class StrictReadingTests(StackProject project)
{
    public static TheoryData<string> Stacks => [.. StackProject.Stacks];

    [Theory]
    [MemberData(nameof(Stacks))]
    public async Task EveryObject_IsReadStrictly(string stack)
    {
        var folder = await project.RenderAsync(stack);

        var faults =
            from file in Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories)
            let fault = StrictReader.Fault(File.ReadAllText(file))
            where fault is not null
            select $"{Path.GetRelativePath(folder, file)}: {fault}";

        Assert.Equal([], faults);
    }

    [Theory]
    [InlineData("apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec: {selectr: {a: b}}", "Property 'selectr' not found")]
    [InlineData("apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec: {type: ClusterIP, type: NodePort}", "duplicate key")]
    [InlineData("apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec: {ports: [{port: http}]}", "The input string 'http' was not in a correct format")]
    [InlineData("apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: {name: a}\nspec: {minAvailabel: 1}", "Property 'minAvailabel' not found")]
    [InlineData("apiVersion: longhorn.io/v1beta2\nkind: RecurringJob\nmetadata: {name: a, lables: {a: b}}", "Property 'lables' not found")]
    [InlineData("apiVersion: example.com/v1\nkind: Unknown\nmetadata: {name: a}", "nothing reads example.com/v1 Unknown strictly")]
    public void RefusesWhatIsWrong_SoThatTheTestAboveProvesSomething(string manifest, string fault)
    {
        Assert.Contains(fault, StrictReader.Fault(manifest) ?? "none", StringComparison.OrdinalIgnoreCase);
    }
}
