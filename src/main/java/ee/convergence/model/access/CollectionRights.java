package ee.convergence.model.access;

/**
 * What a user may do in a collection (model.md section 7.1). Immutable.
 *
 * @param create create models in it
 * @param models what its models inherit
 */
public record CollectionRights(boolean create, Rights models) {

    /** Everything: what anybody may do in a collection that was created on the way (model.md section 1.3). */
    public static final CollectionRights ALL = new CollectionRights(true, Rights.ALL);

    private static final int CREATE = 16;

    /** The rights of a stored number. */
    public static CollectionRights ofBits(int bits) {
        return new CollectionRights((bits & CREATE) != 0, Rights.ofBits(bits));
    }

    /** The rights as a number to store. */
    public int bits() {
        return (create ? CREATE : 0) | models.bits();
    }
}
