/**
 * The database: where it is, its schema, and the way to write to it.
 *
 * <p>{@link ee.convergence.storage.Database} opens it and brings its schema up to date, {@link
 * ee.convergence.storage.Writer} joins the waiting writes of everybody into few transactions, {@link
 * ee.convergence.storage.Counters} hands out numbers. Reads go through {@code Database.jdbi()}. The SQL of a feature
 * stands in the feature's own store, its tables in {@code db/migration}.
 *
 * <p>May depend on {@code config} and {@code concurrent}, JDBC, JDBI, Flyway, HikariCP and the two drivers; on no
 * feature.
 */
package ee.convergence.storage;
