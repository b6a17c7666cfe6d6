package ee.convergence.activity;

import ee.convergence.ServerSingleton;
import ee.convergence.domain.Domain;
import ee.convergence.domain.RightsChange;
import ee.convergence.domain.RightsChangeListener;
import ee.convergence.domain.User;
import ee.convergence.permission.PermissionNames;
import ee.convergence.permission.PermissionTargetName;
import ee.convergence.permission.PermissionTargets;
import ee.convergence.permission.TargetKind;
import ee.convergence.protocol.ErrorCode;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jdbi.v3.core.Handle;

/** Activities as targets of permissions, and what becomes of those who have joined when these change. Thread-safe. */
@ServerSingleton
public final class ActivityPermissions implements PermissionTargets, RightsChangeListener {

    private final Activities activities;

    @Inject
    ActivityPermissions(Activities activities) {
        this.activities = activities;
    }

    @Override
    public TargetKind kind() {
        return TargetKind.ACTIVITY;
    }

    @Override
    public Optional<Long> find(Handle handle, long domainKey, PermissionTargetName name) {
        return name instanceof PermissionTargetName.Activity activity
                ? ActivityStore.find(handle, domainKey, activity).map(StoredActivity::key)
                : Optional.empty();
    }

    /** Everybody may know of every activity. */
    @Override
    public boolean visible(Handle handle, long domainKey, long key, User user) {
        return true;
    }

    @Override
    public String manageName() {
        return PermissionNames.MANAGE;
    }

    @Override
    public ErrorCode notFound() {
        return ErrorCode.ACTIVITY_NOT_FOUND;
    }

    @Override
    public CompletionStage<Void> changed(Domain domain, long key) {
        return activities.review(key);
    }

    @Override
    public void changed(RightsChange change) {
        if (change.targetKind() == TargetKind.DOMAIN.code()) {
            activities.reviewDomain(change.domainKey());
        } else if (change.targetKind() == TargetKind.ACTIVITY.code()) {
            activities.review(change.targetKey());
        }
    }
}
