package dev.tidemark.command.statement;

import java.util.List;

/// What a column can be for, with the names banks give it; the earlier name wins where a file has
/// two of them. Names are in the form of [CsvHeader#plain].
enum CsvRole {
    BOOKED_ON(
            "bookedOn",
            "buchungsdatum|buchungstag|booking date|date of booking|posting date|posted date|post date|posted on"
                    + "|completed date|completed on|buchung|date comptable|date operation|date de l operation"
                    + "|fecha contable|fecha operacion|fecha de operacion|data contabile|data operazione"
                    + "|data registrazione|boekdatum|boekingsdatum|datum boeking|bokforingsdatum|bokforingsdag"
                    + "|kirjauspaiva|data ksiegowania|data operacji|transaktionsdatum|transaction date"
                    + "|transactiedatum|umsatzdatum|kaufdatum|belegdatum|date|datum|data|fecha|dato|paivamaara"
                    + "|pvm|started date"),
    VALUE_ON(
            "valueOn",
            "wertstellung|wertstellungsdatum|wertstellungstag|valutadatum|valuta datum|value date|date valeur"
                    + "|date de valeur|fecha valor|fecha de valor|data valuta|rentedatum|valutadag|arvopaiva"
                    + "|data waluty|valuta|wert"),
    PAYEE(
            "payee",
            "begunstigter zahlungspflichtiger|beguenstigter zahlungspflichtiger|name zahlungsbeteiligter"
                    + "|auftraggeber empfanger|auftraggeber empfaenger|auftraggeber beguenstigter"
                    + "|auftraggeber begunstigter|zahlungsempfanger zahlungspflichtiger|partner name|partnername"
                    + "|name des partners|counterparty name|counterparty|payee|merchant|merchant name|handler"
                    + "|haendler|tiers|contrepartie|beneficiario|controparte|contraparte|naam tegenpartij"
                    + "|tegenpartij|kontrahent|naam omschrijving|gegenpartei|name"),
    PAYER(
            "payer",
            "zahlungspflichtiger|zahlungspflichtige|zahlungspflichtige r|auftraggeber|payer|from|sender|debtor"
                    + "|debtor name|absender|ordenante|ordinante|donneur d ordre"),
    RECIPIENT(
            "recipient",
            "zahlungsempfanger|zahlungsempfaenger|empfanger|empfaenger|begunstigter|beguenstigter|recipient|to"
                    + "|creditor|creditor name|beneficiary|beneficiaire|destinataire|beneficiary name"),
    MEMO(
            "memo",
            "verwendungszweck|vorgang verwendungszweck|buchungstext|umsatztext|buchungsdetails|beschreibung"
                    + "|betreff|mitteilung|zahlungsreferenz|notiz|text|description|details|memo|narrative|notes|note"
                    + "|payment reference|reference|referenz|transaction description|libelle|libelle operation"
                    + "|communication|detail|concepto|descripcion|causale|descrizione|omschrijving|mededelingen"
                    + "|mededeling|tytul|tytulem|opis|opis operacji|szczegoly|meddelande|beskrivning|viesti|selite"),
    AMOUNT(
            "amount",
            "betrag|umsatz|buchungsbetrag|amount|net amount|netto|net|montant|importe|importo|bedrag|kwota"
                    + "|kwota operacji|belopp|belob|maara|summa|summe|transaktionsbetrag|transaction amount|valor"),
    DEBIT(
            "debit",
            "soll|belastung|belastungen|lastschrift|ausgabe|ausgaben|ausgang|debit|debit amount|debits|paid out"
                    + "|money out|withdrawal|withdrawals|withdrawal amount|cargo|cargos|addebito|addebiti|dare"
                    + "|uscite|af|obciazenia|ut"),
    CREDIT(
            "credit",
            "haben|gutschrift|gutschriften|einnahme|einnahmen|eingang|credit|credit amount|credits|paid in"
                    + "|money in|deposit|deposits|deposit amount|abono|abonos|accredito|accrediti|avere|entrate"
                    + "|bij|uznania|insattning"),
    FLAG(
            "flag",
            "soll haben|s h|soll haben kennzeichen|kennzeichen|umsatztyp|debit credit|credit debit|dr cr|cr dr"
                    + "|d c|c d|credit debit indicator|debit credit indicator|cdi|af bij|sens|signe|segno"
                    + "|transaction type|type|art|umsatzart|buchungsart"),
    CURRENCY(
            "currency",
            "wahrung|waehrung|currency|currency code|devise|divisa|moneda|munt|muntsoort|waluta|ccy|valuutta"),
    STATUS("status", "status|state|buchungsstatus|info|etat|statut|estado|stato|tila"),
    BALANCE(
            "balance",
            "saldo|saldo nach buchung|kontostand|neuer saldo|balance|running balance|account balance|solde|saldo na"
                    + "|saldo na mutatie|saldo contable|saldo po operacji"),
    REFERENCE(
            "reference",
            "bankreferenz|buchungsreferenz|bank reference|transaction id|transaktions id|transaktionsnummer"
                    + "|transaktionscode|transaction reference|transaction number|umsatz id|referenznummer"
                    + "|reference number|kundenreferenz|customer reference|unique id|id|numero operation"),
    IBAN(
            "iban",
            "iban zahlungsbeteiligter|counterparty iban|partner iban|gegenkonto iban|kontonummer iban"
                    + "|gegenkonto|tegenrekening|counterparty account|iban|kontonummer|account number"),
    ACCOUNT(
            "account",
            "auftragskonto|iban auftragskonto|eigenes konto|konto|account|rekening|compte|cuenta|conto");

    private final String wireName;
    private final List<String> names;

    CsvRole(String wireName, String names) {
        this.wireName = wireName;
        this.names = List.of(names.split("\\|"));
    }

    String wireName() {
        return wireName;
    }

    /// How well the name fits: 0 is best, -1 not at all.
    int rank(String plain) {
        return names.indexOf(plain);
    }
}
