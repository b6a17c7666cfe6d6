package ee.convergence.permission;

/** How clients name what permissions apply to. */
public sealed interface PermissionTargetName {

    /** What it is. */
    TargetKind kind();

    /**
     * A chat.
     *
     * @param id its id
     */
    record Chat(String id) implements PermissionTargetName {
        @Override
        public TargetKind kind() {
            return TargetKind.CHAT;
        }
    }

    /**
     * An activity.
     *
     * @param type its type
     * @param id its id within the type
     */
    record Activity(String type, String id) implements PermissionTargetName {
        @Override
        public TargetKind kind() {
            return TargetKind.ACTIVITY;
        }
    }
}
