using System.Diagnostics.CodeAnalysis;
using CsCheck;
using Pulumi.Sdk.Tests.Support;
using Pulumi.Serialization;
using Pulumi.Utilities;
using Xunit;

namespace Pulumi.Sdk.Tests.Core;

/// <summary>The laws of outputs: what is known, secret and depended on after each operation.</summary>
public sealed class OutputTests
{
    /// <summary>Outputs of every kind: known or not, secret or not, there at once or later.</summary>
    private static readonly Gen<Output<int>> Outputs = Gen.Select(Gen.Int[0, 99], Gen.Bool, Gen.Bool, Gen.Bool).Select(t =>
    {
        var (value, known, secret, late) = t;
        var output = known ? late ? Given.Later(value) : Output.Create(value) : Given.Unknown<int>();
        return secret ? Output.CreateSecret(output) : output;
    });

    [Fact]
    public async Task Apply_OfIdentity_ChangesNothing() =>
        await Outputs.SampleAsync(async output =>
            Assert.Equal(await Facts<int>.OfAsync(output), await Facts<int>.OfAsync(output.Apply(v => v))));

    [Fact]
    public async Task Apply_OfTwoFunctions_IsApplyOfTheirComposition() =>
        await Outputs.SampleAsync(async output => Assert.Equal(
            await Facts<string>.OfAsync(output.Apply(v => v + 1).Apply(v => $"<{v}>")),
            await Facts<string>.OfAsync(output.Apply(v => $"<{v + 1}>"))));

    [Fact]
    public async Task Apply_OfAnOutput_IsKnownIfBothAre_AndSecretIfEitherIs() =>
        await Gen.Select(Outputs, Outputs).SampleAsync(async pair =>
        {
            var (outer, inner) = pair;
            var (outerFacts, innerFacts) = (await Facts<int>.OfAsync(outer), await Facts<int>.OfAsync(inner));

            var facts = await Facts<int>.OfAsync(outer.Apply(_ => inner));

            Assert.Equal(outerFacts.IsKnown && innerFacts.IsKnown, facts.IsKnown);
            Assert.Equal(outerFacts.IsSecret || (outerFacts.IsKnown && innerFacts.IsSecret), facts.IsSecret);
            Assert.Equal(facts.IsKnown ? innerFacts.Value : 0, facts.Value);
        });

    [Fact]
    public async Task Apply_DoesNotRunTheFunction_WhenUnknown()
    {
        var calls = 0;
        int Count(int value) => ++calls + value;

        await Facts<int>.OfAsync(Given.Unknown<int>().Apply(Count));
        await Facts<int>.OfAsync(Given.Unknown<int>().Apply(v => Task.FromResult(Count(v))));
        await Facts<int>.OfAsync(Given.Unknown<int>().Apply(v => Output.Create(Count(v))));

        Assert.Equal(0, calls);
    }

    [Fact]
    public async Task Apply_GivesTheKnownDefault_WhenTheFunctionReturnsNoOutput()
    {
        var output = Output.Create(1);

        Assert.Equal(new Facts<string?>(null, true, false, ""), await Facts<string?>.OfAsync(output.Apply(_ => (Output<string?>?)null)));
        Assert.Equal(new Facts<string?>(null, true, false, ""), await Facts<string?>.OfAsync(output.Apply(_ => (Input<string?>?)null)));
    }

    [Fact]
    public async Task Apply_WaitsForTasksAndInputs()
    {
        var output = Given.Later(1);

        Assert.Equal(2, await OutputUtilities.GetValueAsync(output.Apply(v => Task.FromResult(v + 1))));
        Assert.Equal("1", await OutputUtilities.GetValueAsync(output.Apply(v => (Input<string>)$"{v}")));
        Assert.Equal(default, await OutputUtilities.GetValueAsync(output.Apply(async _ => await Task.Yield())));
    }

    [Fact]
    public async Task Apply_PassesOnWhatTheFunctionThrows()
    {
        var failed = Output.Create(1).Apply(_ => Given.Refuse<int>("cannot"));
        var failedLater = Given.Later(1).Apply(_ => Given.Refuse<int>("cannot later"));

        Assert.Equal("cannot", (await Assert.ThrowsAsync<RunException>(() => OutputUtilities.GetValueAsync(failed.Apply(v => v)))).Message);
        Assert.Equal("cannot later", (await Assert.ThrowsAsync<RunException>(() => OutputUtilities.GetValueAsync(failedLater))).Message);
    }

    [Fact]
    public async Task Unsecret_TakesOnlyTheMarkOff()
    {
        await Given.InProgramAsync(async () =>
        {
            var resource = new Echo("e");
            var secret = Output.CreateSecret(resource.Id);

            Assert.True(await Output.IsSecretAsync(secret));
            Assert.Equal(await Facts<string>.OfAsync(resource.Id), await Facts<string>.OfAsync(Output.Unsecret(secret)));
        });
    }

    [Fact]
    public async Task Create_OfATask_WaitsForIt()
    {
        Assert.Equal(new Facts<int>(3, true, false, ""), await Facts<int>.OfAsync(Given.Later(3)));
        Assert.Equal(new Facts<int>(3, true, true, ""), await Facts<int>.OfAsync(Output.CreateSecret(Task.FromResult(3))));
        Assert.Equal(new Facts<int>(3, true, false, ""), await Facts<int>.OfAsync(Output<int>.Create(Task.FromResult(3))));
    }

    [Fact]
    public async Task CreateUnknown_HasNoValue()
    {
        Assert.Equal(new Facts<int>(0, false, false, ""), await Facts<int>.OfAsync(OutputUtilities.CreateUnknown(5)));
        Assert.Equal(new Facts<int>(0, false, false, ""), await Facts<int>.OfAsync(OutputUtilities.CreateUnknown(() => Given.Refuse<Task<int>>("the factory runs"))));
    }

    [Fact]
    public async Task WithDependency_AddsTheResource()
    {
        await Given.InProgramAsync(async () =>
        {
            var output = OutputUtilities.WithDependency(Given.Secret("x"), new Echo("e"));

            Assert.Equal(new Facts<string>("x", true, true, "e"), await Facts<string>.OfAsync(output));
            Assert.Equal("e", Assert.Single(await OutputUtilities.GetDependenciesAsync(output)).GetResourceName());
            Assert.True(await OutputUtilities.GetIsKnownAsync(output));
        });
    }

    [Fact]
    public async Task Deferred_TakesEverythingFromItsSource()
    {
        var deferred = new DeferredOutput<string>();
        var applied = deferred.Output.Apply(v => v + "!");

        deferred.Resolve(Given.Secret("later"));

        Assert.Equal(new Facts<string>("later!", true, true, ""), await Facts<string>.OfAsync(applied));
        Assert.Equal(
            "DeferredOutput can only be resolved once.",
            Assert.Throws<InvalidOperationException>(() => deferred.Resolve(Output.Create("again"))).Message);
    }

    [Fact]
    public async Task Deferred_PassesOnFailures()
    {
        var deferred = new DeferredOutput<string>();

        deferred.Resolve(Given.Later("x").Apply(_ => Given.Refuse<string>("no source")));

        Assert.Equal("no source", (await Assert.ThrowsAsync<RunException>(() => OutputUtilities.GetValueAsync(deferred.Output))).Message);
    }

    [Fact]
    public async Task DataThatOneThreadTakes_WhileAnotherIsAboutToWait_ReachBoth()
    {
        var property = new ArrivingProperty();
        property.Output = new Output<int>(property);

        Assert.Equal(new Facts<int>(3, true, false, ""), await Facts<int>.OfAsync(property.Output));
    }

    [Fact]
    public void ToString_GivesAdviceInsteadOfTheValue()
    {
        var text = Output.CreateSecret("hidden").ToString();

        Assert.StartsWith("Calling [ToString] on an [Output<T>] is not supported.", text, StringComparison.Ordinal);
        Assert.Contains("1. o.Apply(v => $\"prefix{v}suffix\")", text, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", text, StringComparison.Ordinal);
    }

    /// <summary>A reply that comes just after somebody has found it missing, and that another thread sees first.</summary>
    private sealed class ArrivingProperty : PendingProperty<int>
    {
        private bool _isThere;

        public Output<int>? Output { get; set; }

        public override Task Arrival => Task.CompletedTask;

        public override bool TryGetData([NotNullWhen(true)] out OutputData<int>? data)
        {
            if (_isThere)
            {
                data = new OutputData<int>(3, isKnown: true, isSecret: false, Dependencies.None);
                return true;
            }

            _isThere = true;
            Output!.TryGetData(out _);
            data = null;
            return false;
        }
    }
}
