package ee.convergence.model.permission;

/**
 * What somebody may do with a model (model.md section 7.1). Immutable.
 *
 * @param read open it, ask for its history and permissions, find it
 * @param write submit operations
 * @param remove delete it
 * @param manage change its permissions
 */
public record ModelRights(boolean read, boolean write, boolean remove, boolean manage) {

    /** Nothing. */
    public static final ModelRights NONE = new ModelRights(false, false, false, false);

    /** Everything. */
    public static final ModelRights ALL = new ModelRights(true, true, true, true);

    private static final int READ = 1;
    private static final int WRITE = 2;
    private static final int REMOVE = 4;
    private static final int MANAGE = 8;

    /** The rights of a sum as {@link #sum} makes it; what else is in it does not count. */
    public static ModelRights ofSum(int sum) {
        return new ModelRights((sum & READ) != 0, (sum & WRITE) != 0, (sum & REMOVE) != 0, (sum & MANAGE) != 0);
    }

    /** The rights as they are stored. */
    public int sum() {
        return (read ? READ : 0) + (write ? WRITE : 0) + (remove ? REMOVE : 0) + (manage ? MANAGE : 0);
    }
}
