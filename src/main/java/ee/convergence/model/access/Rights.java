package ee.convergence.model.access;

/**
 * What a user may do (model.md section 7.1). Immutable.
 *
 * @param read open it and look at it
 * @param write submit operations
 * @param remove delete it
 * @param manage change who may do what
 */
public record Rights(boolean read, boolean write, boolean remove, boolean manage) {

    /** Everything. */
    public static final Rights ALL = new Rights(true, true, true, true);

    /** Nothing. */
    public static final Rights NONE = new Rights(false, false, false, false);

    private static final int READ = 1;
    private static final int WRITE = 2;
    private static final int REMOVE = 4;
    private static final int MANAGE = 8;

    /** The rights of a stored number. */
    public static Rights ofBits(int bits) {
        return new Rights((bits & READ) != 0, (bits & WRITE) != 0, (bits & REMOVE) != 0, (bits & MANAGE) != 0);
    }

    /** The rights as a number to store. */
    public int bits() {
        return (read ? READ : 0) | (write ? WRITE : 0) | (remove ? REMOVE : 0) | (manage ? MANAGE : 0);
    }
}
