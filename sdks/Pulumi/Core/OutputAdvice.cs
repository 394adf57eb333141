namespace Pulumi;

/// <summary>What an output answers to <c>ToString</c>, which string interpolation calls by mistake.</summary>
internal static class OutputAdvice
{
    private const string Text =
        """
        Calling [ToString] on an [Output<T>] is not supported.

        To get the value of an Output<T> as an Output<string> consider:
        1. o.Apply(v => $"prefix{v}suffix")
        2. Output.Format($"prefix{hostname}suffix");

        See https://www.pulumi.com/docs/concepts/inputs-outputs for more details.
        """;

    public static string ForToString()
    {
        var setting = Environment.GetEnvironmentVariable("PULUMI_ERROR_OUTPUT_STRING");
        if (setting is not null && (setting == "1" || setting.Equals("true", StringComparison.OrdinalIgnoreCase)))
        {
            throw new InvalidOperationException(Text);
        }

        if (Deployment.TryGetCurrent() is { } deployment)
        {
            deployment.Logger.Log(Pulumirpc.LogSeverity.Warning, Text);
        }

        return Text + "\nThis function may throw in a future version of Pulumi.";
    }
}
