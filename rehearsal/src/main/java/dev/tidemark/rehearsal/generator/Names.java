package dev.tidemark.rehearsal.generator;

import java.util.List;

/// What people write.
final class Names {
    static final List<String> FAMILIES =
            List.of("Huber", "Novák", "O'Brien", "Silva", "Yılmaz", "Østergård", "Kowalski", "李");
    static final List<String> PEOPLE =
            List.of("Anna", "Béla", "Chloé", "Dario", "Emine", "Finn", "Göran", "Hana", "Iva");
    static final List<String> ACCOUNTS =
            List.of("Giro", "Joint account", "Card", "Savings", "Cash", "Holiday fund", "Broker");
    static final List<String> SHOPS =
            List.of(
                    "City Market",
                    "Bäckerei Öfferl",
                    "Green Grocer & Sons",
                    "Night Bus",
                    "Stadtwerke",
                    "Café \"Prückel\"",
                    "Pharmacy at the Station",
                    "Lumber; Nails; More",
                    "Books, New and Old",
                    "Kino Apollo",
                    "Fuel 24",
                    "Vet Dr. Łoś");
    static final List<String> EMPLOYERS =
            List.of("Acme Ltd", "University", "Werkstatt GmbH", "Tax Office", "Tenant");
    static final List<String> MEMOS =
            List.of(
                    "weekly shopping",
                    "for the children",
                    "Geburtstag 🎂",
                    "reimbursed later",
                    "see receipt\nsecond line",
                    "half of it is Béla's");
    static final List<String> EXPENSE_GROUPS =
            List.of("Food", "Housing", "Mobility", "Health", "Leisure", "Children");
    private static final List<List<String>> EXPENSES =
            List.of(
                    List.of("Groceries", "Eating out", "Bakery"),
                    List.of("Rent", "Electricity", "Repairs", "Furniture"),
                    List.of("Fuel", "Trains", "Bicycle"),
                    List.of("Doctor", "Pharmacy"),
                    List.of("Books", "Cinema", "Travel", "Sports"),
                    List.of("School", "Toys"));
    static final List<String> INCOMES = List.of("Salary", "Rent received", "Gifts", "Interest");

    private Names() {}

    /// What belongs to a group.
    static List<String> expenses(int group) {
        return EXPENSES.get(group);
    }

    static String shop(Dice dice) {
        return dice.of(SHOPS) + " " + dice.between(1, 40);
    }
}
