namespace Pulumi;

/// <summary>How long a resource's operations may take; unset ones take the provider's default.</summary>
public sealed class CustomTimeouts
{
    /// <summary>Limit for creating.</summary>
    public TimeSpan? Create { get; set; }

    /// <summary>Limit for updating.</summary>
    public TimeSpan? Update { get; set; }

    /// <summary>Limit for deleting.</summary>
    public TimeSpan? Delete { get; set; }

    internal CustomTimeouts Clone() => new() { Create = Create, Update = Update, Delete = Delete };
}
