package ee.convergence.model.ot.tree;

/**
 * The text of a live string. A plain {@code String} until the first splice: most strings are never spliced, and need no
 * room for it. Not thread-safe.
 */
final class Text {

    private String whole;
    private StringBuilder spliced;

    Text(String value) {
        whole = value;
    }

    int length() {
        return spliced == null ? whole.length() : spliced.length();
    }

    void set(String value) {
        whole = value;
        spliced = null;
    }

    /** Replaces part of the text and returns what was there. */
    String splice(int index, int deleteCount, String inserted) {
        if (spliced == null) {
            spliced = new StringBuilder(whole);
            whole = null;
        }
        String deleted = spliced.substring(index, index + deleteCount);
        spliced.replace(index, index + deleteCount, inserted);
        return deleted;
    }

    @Override
    public String toString() {
        return spliced == null ? whole : spliced.toString();
    }
}
