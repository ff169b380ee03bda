package dev.atelier.user.vault;

/** Vaults with keys of the test's choice. */
public final class TestVaults {

    private TestVaults() {}

    public static Vault of(String keys) {
        return new Vault(new MasterKeys(new VaultProperties(keys)));
    }
}
