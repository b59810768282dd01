"""Page matter in languages other than English: share bars, adverts, links, bylines, months."""

from __future__ import annotations

import re

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

FULL_LINE = re.compile(
    "(?:"
    + "|".join(
        (
            # German
            r"anzeige|werbung|teilen|drucken|merken|anmelden|abmelden|abonnieren|startseite|zur startseite|impressum"
            r"|kontakt",
            r"datenschutz(?:erklärung)?|kommentare?(?: \(\d+\))?|\d+ kommentare?|lesen sie auch|mehr zum thema"
            r"|auch interessant",
            r"lesezeit.*|weiterlesen|mehr lesen|newsletter|nach oben|das könnte sie auch interessieren"
            r"|artikel (?:teilen|merken)",
            r"(?:foto|bild|quelle)s?\s*:.{0,60}|meistgelesen(?:e artikel)?|themen|schlagwörter|nutzungsbedingungen|agb",
            # French
            r"publicité|partager|imprimer|se connecter|s['’]abonner|abonnez-vous|s['’]inscrire|accueil|commentaires?"
            r"|réagir",
            r"(?:à )?lire (?:aussi|la suite|plus|également)|temps de lecture.*|sur le même (?:sujet|thème)"
            r"|mentions légales",
            r"les plus lus|(?:crédit )?photo\s*:.{0,60}|tous droits réservés|nos newsletters|thèmes|faits divers"
            r"|à la une",
            # Spanish, Portuguese
            r"publicidade?|compartir|compartilhar|comentar(?:ios?)?|comentários?|suscr[ií]b(?:ase|ete|irse)|assine"
            r"|iniciar sesión",
            r"inicio|leer más|leia (?:mais|também)|lea también|te puede interesar|lo más (?:leído|visto)"
            r"|más (?:noticias|información)",
            r"temas|etiquetas|relacionad[ao]s|aviso legal|todos los derechos reservados|todos os direitos reservados",
            # Italian, Dutch, Swedish
            r"pubblicità|condividi|commenti|stampa|accedi|abbonati|leggi anche|i più letti|argomenti"
            r"|tutti i diritti riservati",
            r"advertentie|delen|inloggen|lees (?:ook|meer|verder)|reacties|meer nieuws|annons|dela|läs (?:mer|också)"
            r"|logga in",
        )
    )
    + r")[\s:.…]*",
    re.I,
)
LINK_LIST_LABEL = re.compile(
    r"(?:lesen sie auch|mehr zum thema|auch interessant|das könnte sie|meistgelesen|themen|schlagwörter"
    r"|(?:à )?lire aussi"
    r"|sur le même|les plus lus|thèmes|te puede interesar|lea también|leer más|lo más (?:leído|visto)|más noticias"
    r"|temas"
    r"|etiquetas|leia também|relacionad[ao]s|leggi anche|i più letti|argomenti|lees ook|meer nieuws|läs också)\b",
    re.I,
)
