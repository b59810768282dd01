"""Page matter in languages other than English: share bars, adverts, links, bylines, months."""

from __future__ import annotations

import re

from tui.sources.words import phrase_set, word_set

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januar jänner janvier enero gennaio janeiro januari",
            "februar feber février fevrier febrero febbraio fevereiro februari",
            "märz maerz mars marzo março maart",
            "april avril abril aprile",
            "mai mayo maggio maio mei maj",
            "juni juin junio giugno junho",
            "juli juillet julio luglio julho",
            "august août aout agosto augustus augusti",
            "september septembre septiembre setiembre settembre setembro",
            "oktober octobre octubre ottobre outubro",
            "november novembre noviembre novembro",
            "dezember décembre decembre diciembre dicembre dezembro december",
        ),
        1,
    )
    for name in names.split()
}
"""Number of a month by its name in German, French, Spanish, Italian, Portuguese, Dutch and Swedish."""

BYLINE = re.compile(r"(?:von|par|por|di|door|af|av)\s+(?P<name>(?-i:[^\W\d_a-zà-þ]).*)", re.I)
UPDATED = re.compile(
    r"\b(?:aktualisiert|zuletzt|mis à jour|modifié|actualizado|aggiornato|atualizado|bijgewerkt|uppdaterad)\b", re.I
)
DATE_WORDS = (
    r"stand|uhr|veröffentlicht|aktualisiert|erstellt|zuletzt|montag|dienstag|mittwoch|donnerstag|freitag|samstag"
    r"|sonntag"
    r"|publié|mis à jour|modifié|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
    r"|publicado|actualizado|lunes|martes|miércoles|jueves|viernes|sábado|domingo|pubblicato|aggiornato|lunedì|martedì"
    r"|mercoledì|giovedì|venerdì|sabato|domenica|atualizado|gepubliceerd|bijgewerkt|h|le|el|il|de|am|à|a las|alle|às"
    r"|um|op"
)
"""Alternatives of a pattern: the words beside a date."""

WHOLE_LINES = word_set(
    """
    anzeige werbung teilen drucken merken anmelden abmelden abonnieren startseite impressum kontakt datenschutz
    datenschutzerklärung weiterlesen newsletter meistgelesen themen schlagwörter nutzungsbedingungen agb publicité
    partager imprimer s'abonner s’abonner abonnez-vous s'inscrire s’inscrire accueil commentaire commentaires réagir
    thèmes publicidad publicidade compartir compartilhar comentar comentario comentarios comentário comentários
    suscríbase suscribase suscribete suscríbete suscribirse suscríbirse assine inicio temas etiquetas relacionados
    relacionadas pubblicità condividi commenti stampa accedi abbonati argomenti advertentie delen inloggen reacties
    annons dela
    """
) | phrase_set(
    """
    zur startseite
    lesen sie auch
    mehr zum thema
    auch interessant
    mehr lesen
    nach oben
    das könnte sie auch interessieren
    artikel teilen
    artikel merken
    meistgelesene artikel
    se connecter
    lire aussi
    lire la suite
    lire plus
    lire également
    à lire aussi
    à lire la suite
    à lire plus
    à lire également
    sur le même sujet
    sur le même thème
    mentions légales
    les plus lus
    tous droits réservés
    nos newsletters
    faits divers
    à la une
    iniciar sesión
    leer más
    leia mais
    leia também
    lea también
    te puede interesar
    lo más leído
    lo más visto
    más noticias
    más información
    aviso legal
    todos los derechos reservados
    todos os direitos reservados
    leggi anche
    i più letti
    tutti i diritti riservati
    lees ook
    lees meer
    lees verder
    meer nieuws
    läs mer
    läs också
    logga in
    """
)
"""Lines that are page matter, in small letters, without marks at their ends."""
FORMS = (
    ("kommentar", r"kommentare?(?: \(\d+\))?|\d+ kommentare?"),
    ("lesezeit|temps de lecture", r"(?:lesezeit|temps de lecture).*"),
    ("foto|bild|quelle", r"(?:foto|bild|quelle)s?\s*:.{0,60}"),
    ("photo", r"(?:crédit )?photo\s*:.{0,60}"),
)
"""Such lines with what changes in them: words that they hold, and the pattern of the whole line."""
LINK_LIST_LABELS = (
    ("lesen sie auch|mehr zum|auch inter", r"(?:lesen sie auch|mehr zum thema|auch interessant)\b"),
    ("das könnte|meistgelesen|themen|schlagw", r"(?:das könnte sie|meistgelesen|themen|schlagwörter)\b"),
    ("à lire|lire|sur le|les plus|thèmes", r"(?:(?:à )?lire aussi|sur le même|les plus lus|thèmes)\b"),
    ("te puede|lea|leer|lo más", r"(?:te puede interesar|lea también|leer más|lo más (?:leído|visto))\b"),
    ("más noticias|temas|etiquetas", r"(?:más noticias|temas|etiquetas)\b"),
    ("leia|relacionad|leggi|i più", r"(?:leia também|relacionad[ao]s|leggi anche|i più letti)\b"),
    ("argomenti|lees|meer|läs", r"(?:argomenti|lees ook|meer nieuws|läs också)\b"),
)
"""How a list of links to other stories is announced: words with which such a line begins, and the pattern."""
