import type { LanguageWords } from '../language-words.ts';

/** Words of French. */
export const french: LanguageWords = {
  language: 'fr',
  functionWords:
    'le, la, les, un, une, des, du, de, et, ou, à, au, aux, pour, avec, dans, en, sur, sous, par, est, sont, être, nous, notre, nos, vous, votre, vos, il, elle, ce, cette, ces, ne, pas, que, qui, quoi, comment, où, plus, tout, tous, toutes, sans, chez, mon, ma, mes, son, sa, ses, leur, leurs, je, tu, on, se, si, mais, été, sera, très, entre, vers, jusqu, aussi',
  letters: 'çœêèùîû',
  commonWords:
    "week-end, abonne, abonnement, aujourd'hui, demain, hier, semaine, mois, année, jours, prix, gratuit, gratuite, nouveau, nouvelle, nouveautés, meilleures, meilleurs, ventes, soldes, cartes, livraison, paiement, commande, commandes, avis, bienvenue, solde, opérations, virement, voyageurs, rapports, arrivée, départ, aller, fréquentes, marche, cadeaux, dernières, taille, couleur, page, résultats, merci, bonjour, maintenant, toujours, bientôt",
  actions:
    "acheter, commander, ajouter, ajouter au panier, envoyer, valider, confirmer, annuler, fermer, continuer, suivant, précédent, retour, rechercher, chercher, s'inscrire, inscription, se connecter, connexion, se déconnecter, déconnexion, créer, créer un compte, enregistrer, sauvegarder, supprimer, modifier, éditer, télécharger, importer, exporter, partager, suivre, réserver, payer, voir, voir plus, voir tout, en savoir plus, lire la suite, découvrir, commencer, démarrer, essayer, s'abonner, contacter, nous contacter, appeler, demander, rejoindre, participer, accepter, refuser, choisir, sélectionner, imprimer, copier, réinitialiser, ignorer, passer, terminer, je m'inscris, j'en profite, ouvrir, publier, répondre, donner, faire un don, appliquer, connectez vous, inscrivez vous, s'identifier, créer mon compte, comparer, gérer, profiter, j'achète, je m'abonne, obtenir, devenir, lire, écouter, vérifier, activer, mettre à jour, effacer, retirer, passer commande, finaliser",
  inPlaceActions:
    'ajouter, panier, supprimer, effacer, retirer, fermer, annuler, appliquer, enregistrer, envoyer, s abonner, suivre, partager, copier, imprimer, modifier, confirmer, accepter, refuser, autoriser, prevenez moi, rechercher, filtrer, trier, afficher plus, suivant, precedent, lire, telecharger, repondre, voter, payer, publier, ok, valider, passer',
  navigation:
    'accueil, à propos, contact, produits, services, tarifs, prix, blog, actualités, aide, support, connexion, inscription, compte, mon compte, panier, profil, paramètres, tableau de bord, équipe, carrières, emplois, galerie, événements, agenda, mentions légales, confidentialité, cgv, boutique, catégories, recherche, presse, fonctionnalités, qui sommes nous, nos services, menu',
  fields: {
    email: 'e mail, email, adresse e mail, adresse email, courriel, adresse électronique, mail',
    newPassword:
      'nouveau mot de passe, confirmer le mot de passe, confirmez le mot de passe, confirmation du mot de passe, répéter le mot de passe, choisir un mot de passe, créer un mot de passe, créez un mot de passe, confirmer mot de passe, répétez le mot de passe, confirmez votre mot de passe',
    password: 'mot de passe',
    phone: 'téléphone, numéro de téléphone, portable, mobile, tél',
    code: 'code de vérification, code à usage unique, code de confirmation, code reçu par sms',
    username: "nom d'utilisateur, identifiant, pseudo, nom d'usager",
    givenName: 'prénom',
    familyName: 'nom de famille',
    organization: "société, entreprise, organisation, nom de l'entreprise, nom de la société, raison sociale",
    cardNumber: 'numéro de carte, carte bancaire, carte de crédit, numéro de la carte',
    cardName: 'titulaire de la carte, nom sur la carte, nom du titulaire, titulaire',
    cardCode: 'cryptogramme, code de sécurité, cvc, cvv',
    cardExpiry: "date d'expiration, expiration, date de validité",
    postalCode: 'code postal, cp',
    birthday: 'date de naissance',
    date: 'date, arrivée, départ, jj mm aaaa',
    time: 'heure',
    city: 'ville',
    country: 'pays',
    street: 'rue, adresse, adresse postale, numéro et rue, numéro et nom de rue',
    addressLine2: "complément d'adresse, appartement, bâtiment, étage",
    region: 'région, département, province, canton',
    jobTitle: 'fonction, poste, intitulé du poste, profession',
    url: 'site web, site internet, adresse web, adresse du site',
    search: 'rechercher, recherche, recherchez vous, cherchez vous, que cherchez',
    quantity: 'quantité, nombre de, montant, combien, âge, quel âge',
    message: 'message, commentaire, commentaires, remarques, description, votre message, question',
    subject: 'objet, sujet',
    name: "nom, nom complet, votre nom, nom et prénom, comment vous appelez, comment tu t'appelles, prénom et nom, nom prénom, nom et prénoms",
  },
  prompts: 'entrez, saisissez, saisir, ex, par exemple, choisissez, choisir, sélectionnez, écrivez',
  months:
    'janvier, février, mars, avril, mai, juin, juillet, août, septembre, octobre, novembre, décembre, janv, févr, avr, juil, sept, oct, nov, déc',
  states: {
    hover: 'survol, survolé',
    focus: 'focus',
    pressed: 'appuyé, enfoncé',
    disabled: 'désactivé, inactif',
    selected: 'sélectionné, coché, activé',
    open: 'ouvert, déplié',
  },
  layers:
    'cadre, frame, groupe, rectangle, ellipse, ligne, flèche, vecteur, polygone, étoile, union, soustraction, soustraire, intersection, exclure, exclusion, texte, image, composant, instance, section, tranche, masque, groupe de masques, calque, variante, forme',
  labels: {
    increase: 'Augmenter',
    decrease: 'Diminuer',
    more: 'Plus',
    dialog: 'Boîte de dialogue',
    button: 'Bouton',
    close: 'Fermer',
    menu: 'Menu',
    search: 'Rechercher',
    previous: 'Précédent',
    next: 'Suivant',
    pages: 'Pages',
    navigation: 'Navigation principale',
    breadcrumb: 'Fil d’Ariane',
    settings: 'Paramètres',
    notifications: 'Notifications',
    cart: 'Panier',
    yes: 'Oui',
    no: 'Non',
    selectAll: 'Tout sélectionner',
  },
};
