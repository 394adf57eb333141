using Homelab.Cluster.Policies;

namespace Homelab.Cluster;

/// <summary>
/// The policy on the culler itself. To note on a workload how many pods it had, the culler must be allowed to change
/// workloads; this leaves it nothing of that but to scale the lower classes to zero.
/// </summary>
public static class GpuCullerPolicy
{
    /// <summary>Name of the policy.</summary>
    public const string Name = GpuCulling.Name;

    /// <summary>The policy.</summary>
    public static AdmissionPolicy Create()
    {
        var optOut = CelText.Literal(GpuCulling.OptOutAnnotation);
        var notes = CelText.List([GpuCulling.ReplicasAnnotation, GpuCulling.TimeAnnotation]);
        return new AdmissionPolicy(Name)
        {
            Requests = [new RequestRule("apps", "v1", ["UPDATE"], ["deployments", "statefulsets"])],
            MatchConditions = [new("is-the-culler", $"request.userInfo.username == {CelText.Literal(GpuCulling.User)}")],
            Variables =
            [
                // dyn: one policy for kinds of different shapes.
                new("after", "dyn(object)"),
                new("before", "dyn(oldObject)"),
                new("notesAfter", "variables.after.metadata.?annotations.orValue({})"),
                new("notesBefore", "variables.before.metadata.?annotations.orValue({})"),
            ],
            Validations =
            [
                new("variables.after.spec.replicas == 0")
                {
                    Message = "the culler may scale to zero, and nothing else",
                },
                new("variables.after.spec.template == variables.before.spec.template && variables.after.spec.selector == variables.before.spec.selector")
                {
                    Message = "the culler may not change what pods are made from",
                },
                new($"has(variables.before.spec.template.spec.priorityClassName) && variables.before.spec.template.spec.priorityClassName in {CelText.List(GpuCulling.Classes.Select(item => item.Name))}")
                {
                    Message = $"the culler may touch the classes {string.Join(" and ", GpuCulling.Classes)} only",
                },
                new($"!({optOut} in variables.notesBefore && variables.notesBefore[{optOut}] == 'false')")
                {
                    Message = $"this workload opted out ({GpuCulling.OptOutAnnotation})",
                },
                new($"variables.notesAfter.all(k, k in {notes} || (k in variables.notesBefore && variables.notesAfter[k] == variables.notesBefore[k])) && variables.notesBefore.all(k, k in {notes} || k in variables.notesAfter)")
                {
                    Message = $"the culler may write the annotations {string.Join(" and ", GpuCulling.ReplicasAnnotation, GpuCulling.TimeAnnotation)} only",
                },
            ],
        };
    }
}
