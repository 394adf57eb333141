namespace Homelab.Generator;

/// <summary>Fields whose type in the official package is narrower than the object model shows.</summary>
internal static class SpecialFields
{
    /// <summary>The type of a special field, or null for an ordinary one.</summary>
    public static FieldType? TypeOf(KubernetesType owner, string apiName) => (owner.Name, apiName) switch
    {
        // A schema where a boolean, a list of names or a list of examples may stand instead: Kubernetes declares these as any JSON.
        ("JSONSchemaProps", "additionalItems" or "additionalProperties") =>
            new FieldType.Union(new FieldType.Reference(owner), FieldType.Boolean),
        ("JSONSchemaProps", "items") =>
            new FieldType.Union(new FieldType.Reference(owner), new FieldType.List(FieldType.AnyJson)),
        ("JSONSchemaProps", "dependencies") =>
            new FieldType.Map(new FieldType.Union(new FieldType.Reference(owner), new FieldType.List(FieldType.String))),

        // The only field that has an enumeration there.
        ("ServiceSpec", "type") => new FieldType.OpenEnum("Pulumi.Kubernetes.Core.V1.ServiceSpecType"),
        _ => null,
    };
}
