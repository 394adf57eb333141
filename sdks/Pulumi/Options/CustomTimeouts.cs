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

    internal static CustomTimeouts? Merge(CustomTimeouts? first, CustomTimeouts? second) =>
        first is null ? second?.Clone()
        : second is null ? first
        : new CustomTimeouts
        {
            Create = second.Create ?? first.Create,
            Update = second.Update ?? first.Update,
            Delete = second.Delete ?? first.Delete,
        };
}
